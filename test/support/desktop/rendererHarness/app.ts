import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type ElectronApplication, expect, type Page } from '@playwright/test';
import type { Language } from '../../../../shared/i18n';
import type { PolicyInput } from '../../../../shared/policy';
import type { Snapshot } from '../../../../shared/snapshot';
import type { Call, FakeAgent } from '../../agent/fakeAgent';
import { startDisplay } from '../display';
import { launchElectron } from '../launchElectron';

// Playwright loads this as CommonJS, where import.meta is not to be had.
const root = path.resolve(__dirname, '../../../..');

/** What the settings page finds: some of it locked, some of it left open. */
const companyPolicy: PolicyInput = {
  version: 1,
  organisation: { name: 'Example GmbH', privacyContact: 'dpo@example.com' },
  enforced: {
    targets: [
      { name: 'main', endpoints: ['https://localhost:1'], auth: { type: 'password', user: 'laptop' } },
    ],
    checks: { updates: { required: true, interval: '6h' } },
    departure: { sticky: true },
    privacy: { redaction: 'standard' },
  },
  defaults: {
    checks: { disk: {} },
    hours: { days: ['mon', 'tue', 'wed', 'thu'], from: '07:30', to: '17:00', timeZone: 'Europe/Berlin' },
  },
};

/** The window with an agent that shows what a test tells it to. */
export interface RendererApp {
  app: ElectronApplication;
  page: Page;
  show(snapshot: Snapshot): Promise<void>;
  /** Loads the page again with that snapshot, as a window that was just opened. */
  open(snapshot: Snapshot, name?: string): Promise<void>;
  /** Lets the agent answer questions of the page with these. */
  answer(views: object): Promise<void>;
  /** What the page asked of the agent since the last `open`. */
  calls(): Promise<Call[]>;
  theme(source: 'light' | 'dark'): Promise<void>;
  /** Width and height of the page in pixels of the screen; `zoom` 2 leaves half of them to the page. */
  size(width: number, height: number, zoom?: number): Promise<void>;
  stop(): Promise<void>;
}

/** Builds what changed and starts it on a display of its own. */
export async function startRenderer({
  timeZone,
  language,
  scrollbars = true,
}: {
  timeZone?: string;
  /** In which Chromium draws what is its own, such as the fields for times of day. */
  language?: Language;
  scrollbars?: boolean;
} = {}): Promise<RendererApp> {
  const { findRuntime } = await import('../../../../build/setup/runtime.mjs');
  const folder = await build();
  const state = await mkdtemp(path.join(tmpdir(), 'fettle-renderer-'));
  const policy = path.join(state, 'policy');
  await mkdir(path.join(policy, 'policy.d'), { recursive: true });
  await writeFile(path.join(policy, 'policy.d/50-company.json'), JSON.stringify(companyPolicy));
  const display = await startDisplay();
  const cleanUp = async () => {
    await display.stop();
    await rm(state, { recursive: true, force: true });
  };
  const app = await launch(
    findRuntime(root).dir,
    folder,
    {
      HOME: state,
      DISPLAY: display.name,
      FETTLE_POLICY: policy,
      ...(timeZone ? { TZ: timeZone } : {}),
    },
    [...(scrollbars ? [] : ['--hide-scrollbars']), ...(language ? [`--lang=${language}`] : [])],
  ).catch(async (error) => {
    await cleanUp();
    throw error;
  });
  const stop = async () => {
    await app.evaluate(({ app: running }) => running.exit(0)).catch(() => undefined);
    await app.close().catch(() => undefined);
    await cleanUp();
  };
  const page = await openWindow(app).catch(async (error) => {
    await stop();
    throw error;
  });
  const once = app.evaluate.bind(app);
  const evaluate: typeof once = (does: never, value?: never) => againIfLost(() => once(does, value));

  const show = (snapshot: Snapshot) =>
    evaluate(
      (_electron, value) => (globalThis as unknown as { fakeAgent: FakeAgent }).fakeAgent.show(value),
      snapshot,
    );
  return {
    app,
    page,
    show,
    open: async (snapshot, name = '') => {
      await evaluate(() => {
        const { fakeAgent } = globalThis as unknown as { fakeAgent: FakeAgent };
        fakeAgent.calls.length = 0;
      });
      await show(snapshot);
      const hash = name && `#${name}`;
      do {
        await page.evaluate((wanted) => history.replaceState(null, '', `index.html${wanted}`), hash);
        await page.reload();
        // The page before, told of the new snapshot, may just then have written its own place into the address.
      } while (hash !== '' && (await page.evaluate(() => window.location.hash)) !== hash);
    },
    answer: (views) =>
      evaluate(
        (_electron, value) =>
          void Object.assign((globalThis as unknown as { fakeAgent: FakeAgent }).fakeAgent, value),
        views,
      ),
    calls: () => evaluate(() => (globalThis as unknown as { fakeAgent: FakeAgent }).fakeAgent.calls),
    theme: (source) =>
      evaluate(({ nativeTheme }, value) => {
        nativeTheme.themeSource = value;
      }, source),
    size: (width, height, zoom = 1) =>
      evaluate(
        ({ BrowserWindow }, [w, h, factor]) => {
          const window = BrowserWindow.getAllWindows()[0];
          window?.setContentSize(w, h);
          window?.webContents.setZoomFactor(factor);
        },
        [width, height, zoom] as const,
      ),
    stop,
  };
}

/** A young main process may collect its garbage, and Playwright's answer with it; asked again, it does the same once more. */
function againIfLost(ask: () => Promise<void>): Promise<void> {
  return ask().catch((error: unknown) => {
    if (!String(error).includes('Resulting promise was garbage collected')) throw error;
    return ask();
  });
}

async function openWindow(app: ElectronApplication): Promise<Page> {
  const opened = app.waitForEvent('window');
  await expect.poll(() => app.evaluate(() => 'openWindow' in globalThis)).toBe(true);
  await app.evaluate(() => (globalThis as unknown as { openWindow(): void }).openWindow());
  return opened;
}

function launch(
  runtime: string,
  folder: string,
  environment: Record<string, string>,
  switches: string[],
): Promise<ElectronApplication> {
  return launchElectron({
    runtime,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...switches, folder],
    env: { PATH: process.env.PATH ?? '', LANG: 'en_US.UTF-8', ...environment },
  });
}

async function build(): Promise<string> {
  const { bundle } = await import('../../../../build/bundle.mjs');
  const folder = path.join(root, 'test-results', 'renderer-only');
  await bundle({
    out: path.join(folder, 'out'),
    ifChanged: true,
    replace: {
      [path.join(root, 'electron/agent/appAgent')]: path.join(root, 'test/support/agent/fakeCreateAgent.ts'),
      [path.join(root, 'electron/desktop/startDesktop')]: path.join(
        root,
        'test/support/desktop/rendererHarness/startDesktop.ts',
      ),
    },
  });
  await writeFile(
    path.join(folder, 'package.json'),
    JSON.stringify({ name: 'fettle', productName: 'Fettle', version: '0.0.0', main: 'out/main.js' }),
  );
  return folder;
}
