import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ElectronApplication, Page } from '@playwright/test';
import { electronSwitches } from '../../build/electron-start.mjs';
import { findRuntime } from '../../build/setup/runtime.mjs';
import { launchElectron } from '../support/desktop/launchElectron';
import { endProcess } from '../support/processes/childProcess';
import type { Cleanup } from './cleanup';

export const root = path.join(import.meta.dirname, '..', '..');
const pictures = path.join(root, 'demo-output');

/** The real app under Playwright's hand. */
export interface DrivenApp {
  app: ElectronApplication;
  page: Page;
  pid: number;
  /** The Electron that it says it runs on. */
  electron: string;
  /** Resolves when the process is gone. */
  gone: Promise<void>;
}

/** Starts the built app and waits for its window. */
export async function startDriven(cleanup: Cleanup, environment: Record<string, string>): Promise<DrivenApp> {
  const switches = electronSwitches({
    platform: process.platform,
    uid: process.getuid?.(),
    env: environment,
  });
  const app = await launchElectron({
    runtime: findRuntime(root).dir,
    args: [...switches, root],
    env: environment,
  });
  const child = app.process();
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  cleanup.add(() => endProcess(child));
  const page = await app.firstWindow();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const electron = await app.evaluate(() => process.versions.electron ?? '');
  return { app, page, pid: child.pid ?? 0, electron, gone };
}

/** The titles of the notice's cards. */
export function cardTitles(page: Page): Promise<string[]> {
  return page.getByRole('article').getByRole('heading', { level: 2 }).allInnerTexts();
}

/** Answers every card with yes by clicking; `before` is called right before the first click. */
export async function answerNotice(page: Page, before: () => Promise<void>): Promise<void> {
  const yes = page.getByRole('button', { name: /^(I have read this|Yes, allow|Start checking)$/ });
  await yes.first().waitFor();
  await before();
  for (let left = await yes.count(); left > 0; left = await yes.count()) {
    await yes.first().click();
    // A card that is answered has no button any more; after the last one the window turns to the status page.
    await until(async () => (await yes.count()) < left, 'the answer to be taken');
  }
}

async function until(fits: () => Promise<boolean>, what: string, seconds = 10): Promise<void> {
  for (const end = Date.now() + seconds * 1000; !(await fits()); await pause(50))
    if (Date.now() > end) throw new Error(`waited ${seconds} s in vain for ${what}`);
}

/** Shows a page of the window by clicking its entry in the navigation. */
export async function openPage(page: Page, name: 'Status' | 'Privacy'): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name }).click();
}

/** Pictures of a whole page, in light and dark; the window grows for them as far as the page is long. */
export async function picture({ app, page }: DrivenApp, name: string): Promise<void> {
  await mkdir(pictures, { recursive: true });
  // What is still unfolding is not yet as high as it will be.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map((one) => one.finished)));
  const usual = await page.evaluate(() => window.innerHeight);
  await until(async () => {
    const [height, shown] = await page.evaluate(() => [
      document.documentElement.scrollHeight,
      window.innerHeight,
    ]);
    if (height !== shown) await resize(app, height ?? usual);
    return height === shown;
  }, 'the window to be as long as the page');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await page.screenshot({ path: path.join(pictures, `${name}-${colorScheme}.png`) });
  }
  await page.emulateMedia({ colorScheme: null });
  await resize(app, usual);
}

async function resize(app: ElectronApplication, height: number): Promise<void> {
  await app.evaluate(({ BrowserWindow }, wanted) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(window.getContentSize()[0] ?? 0, wanted);
  }, height);
}
