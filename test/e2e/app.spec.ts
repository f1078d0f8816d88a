import path from 'node:path';
import { expect, type Page, test } from '@playwright/test';
import type { PolicyInput } from '../../shared/policy';
import { Workstation } from '../support/agent/workstation';
import { type Desktop, startDesktopFor } from '../support/desktop/desktopApp';
import { startFakeLogind } from '../support/desktop/fakeLogind';
import { askKeyStore, type Keyring, startKeyring } from '../support/desktop/keyring';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

// The built app as it is, with the real engine.
const folder = path.resolve(__dirname, '../..');
const host = 'laptop-carol';
const day = 86_400;
const now = () => Date.now() / 1000;

let station: Workstation;
let desktop: Desktop | undefined;
let icinga: RunningIcinga;

test.beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services: ['archive', 'packages'] }] });
});
test.afterAll(() => icinga?.stop());
test.beforeEach(() => {
  station = new Workstation();
});
test.afterEach(async () => {
  await desktop?.stop();
  desktop = undefined;
  station.remove();
});

async function started(environment: Record<string, string> = {}): Promise<Desktop> {
  desktop = await startDesktopFor({ folder, environment: { ...station.environment, ...environment } });
  return desktop;
}

type Target = NonNullable<NonNullable<PolicyInput['enforced']>['targets']>[number];

async function setPolicy(change: Partial<Target> = {}): Promise<void> {
  const { cert, key } = await icinga.clientCertificate(host);
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example GmbH', contact: 'it@example.com', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [
        {
          name: 'main',
          endpoints: [icinga.url],
          ca: icinga.caFile,
          auth: { type: 'certificate', cert, key },
          ...change,
        },
      ],
      checks: {
        archive: {
          use: 'stamp-file',
          required: true,
          title: { en: 'Archive', de: 'Archiv' },
          options: { path: station.writeStamp(now() - 10 * day) },
        },
        packages: {
          use: 'plugin',
          purpose: { en: 'To try it' },
          options: { command: ['check_dummy', '0', 'fine'] },
        },
      },
    },
  });
}

async function answerAll(page: Page): Promise<void> {
  const yes = page.getByRole('button', { name: /^(I have read this|Yes, allow|Start checking)$/ });
  await expect(yes.first()).toBeVisible();
  for (let left = await yes.count(); left > 0; left -= 1) {
    await yes.first().click();
    await expect(yes).toHaveCount(left - 1);
  }
}

const held = async (name: string) =>
  (await icinga.readServices(host)).find((service) => service.name === name);

test('from the notice to a shutdown and back, as a person lives it', async () => {
  await setPolicy();
  const { start, systemBus, watcher } = await started();
  const logind = await startFakeLogind(systemBus.address);
  const tray = await watcher();
  const first = await start();
  const lock = await logind.inhibited('shutdown');
  const page = await first.app.firstWindow();
  const item = await tray.item();
  expect(await item.tooltip()).toContain('your answer is needed');
  await answerAll(page);
  await expect(page.getByRole('heading', { name: 'Archive' })).toBeVisible();
  await expect(page.getByText('Last backup 10 days ago').first()).toBeVisible();
  await item.when(
    (one) => one.tooltip(),
    (tooltip) => tooltip.includes('Last backup 10 days ago'),
  );
  await expect.poll(async () => (await held('archive'))?.state).toBe(2);
  await expect.poll(async () => (await held('packages'))?.output).toBe('OK: fine');

  await logind.announceShutdown();
  await logind.released(lock);
  expect(await first.gone).toEqual({ code: 0, signal: null });
  expect(await held('archive')).toMatchObject({ acknowledged: true, author: `Fettle on ${host}` });
  expect(await held('packages')).toMatchObject({ acknowledged: false });

  await logind.announceShutdown(false);
  const second = await start();
  const again = await second.app.firstWindow();
  await expect(again.getByText('one open item was acknowledged')).toBeVisible();
  await again.getByRole('button', { name: 'Check now' }).click();
  await expect.poll(async () => (await held('archive'))?.acknowledged).toBe(false);

  // Without evidence of a shutdown, ending the app acknowledges nothing.
  second.app.process().kill('SIGTERM');
  await second.gone;
  expect((await held('archive'))?.acknowledged).toBe(false);

  const third = await start();
  await third.app.firstWindow();
  await logind.setPreparingForShutdown(true);
  third.app.process().kill('SIGTERM');
  await third.gone;
  expect((await held('archive'))?.acknowledged).toBe(true);
  await logind.stop();
});

test('a policy with an error opens the app and names file, line, field, value and remedy', async () => {
  const file = station.writePolicy('{\n  "version": 1,\n  "enforced": { "checks": { "bakups": {} } }\n}\n');
  const { start } = await started();
  const page = await (await start()).app.firstWindow();
  await expect(page.getByText(`${file}:3`)).toBeVisible();
  await expect(page.getByText(/bakups/).first()).toBeVisible();
  await expect(page.getByText(/backups/).first()).toBeVisible();
});

test('without a policy it checks after one answer and says that nothing is sent', async () => {
  const { start } = await started();
  const page = await (await start()).app.firstWindow();
  await answerAll(page);
  await expect(page.getByText(/What is checked stays here/)).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Updates' })).toBeVisible();
  await expect(
    page.getByText(/updates? (is|are) (pending|available)|No updates are pending|Cannot tell/).first(),
  ).toBeVisible({
    timeout: 30_000,
  });
});

test('a server that is down is a state, and the results wait', async () => {
  await setPolicy({ endpoints: ['https://localhost:1'] });
  const { start } = await started();
  const page = await (await start()).app.firstWindow();
  await answerAll(page);
  await expect(
    page.getByText('Nothing takes connections at the address and port of main', { exact: false }),
  ).toBeVisible();
  await expect(page.getByText('Last backup 10 days ago').first()).toBeVisible();
});

test.describe('with a password in the key ring', () => {
  let keyring: Keyring;
  test.beforeEach(async () => {
    keyring = await startKeyring();
    const { user, password } = icinga.credentials(host);
    await askKeyStore(keyring.environment, 'set', `main/${user}`, password);
    await setPolicy({ host, auth: { type: 'password', user } });
  });
  test.afterEach(() => keyring.stop());

  test('it is used, and nobody is asked', async () => {
    const { start } = await started(keyring.environment);
    const before = (await held('archive'))?.executionEnd ?? 0;
    const page = await (await start()).app.firstWindow();
    await answerAll(page);
    await expect.poll(async () => (await held('archive'))?.executionEnd ?? 0).toBeGreaterThan(before);
  });

  test('a locked key ring is a state with a remedy, and checks go on', async () => {
    await keyring.lock();
    const { start } = await started(keyring.environment);
    const page = await (await start()).app.firstWindow();
    await answerAll(page);
    await expect(page.getByText('Your key ring is locked', { exact: false }).first()).toBeVisible();
    await expect(page.getByText('Last backup 10 days ago').first()).toBeVisible();
  });
});
