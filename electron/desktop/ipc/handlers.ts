import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, clipboard, dialog, shell } from 'electron';
import type { IpcHandlers } from '../../../shared/ipc';
import type { Snapshot } from '../../../shared/snapshot';
import type { AppAgent } from '../../agent/agent';
import { loadConfiguration } from '../../agent/plan/configuration';
import { changeSetting, settingsView } from '../../agent/settings/page';
import { openSystemSettings, systemSettingsOpening } from '../../platform/systemSettings';
import { aboutHandlers } from './about';
import { openHelp } from './openHelp';

/** What the window may ask for. `view` is the snapshot as the desktop shows it. */
export function ipcHandlers(fettle: Pick<AppAgent, 'current'>, view: () => Snapshot): IpcHandlers {
  const agent = () => fettle.current();
  const asked = async () => (await fettle.current()).questions;
  return {
    snapshot: { get: async () => view() },
    checks: {
      run: async ({ id }) => (await agent()).runNow(id),
      history: async ({ id }) => (await asked()).history(id) ?? null,
    },
    snooze: {
      offer: async ({ entry }) => (await asked()).snoozeOffer(entry),
      preview: async ({ words }) => (await asked()).previewSnooze(words),
      set: async ({ entry, until, words }) => (await agent()).snooze(entry, until, words),
      end: async ({ entry }) => (await agent()).endSnooze(entry),
    },
    targets: { test: async ({ name }) => (await asked()).testTarget(name) },
    privacy: { answer: async ({ card, hash, choice }) => (await agent()).answer(card, hash, choice) },
    data: {
      example: async ({ card }) => (await asked()).example(card),
      sent: async () => (await asked()).sent(),
      activity: async (question) => (await asked()).activity(question),
      seen: async () => (await asked()).seen(),
      forgetSent: async () => (await agent()).forgetSent(),
      pause: async ({ until }) => (await agent()).pause(until ?? undefined),
      save: async ({ document, language, text }) => {
        if (document === 'objection' || document === 'deletion') {
          return saveAs({ name: `fettle-${document}.txt`, text: `${text ?? ''}\n` });
        }
        return saveAs((await asked()).document(document, language));
      },
    },
    settings: {
      get: async () => settingsView(loadConfiguration(process.env)),
      change: async ({ changes }) => changeSetting(loadConfiguration(process.env), changes),
    },
    about: aboutHandlers(view, saveAs),
    app: {
      copy: async ({ text }) => clipboard.writeText(text),
      openHelp: () => openHelp(view()),
      hasSystemSettings: async ({ page }) => (await systemSettingsOpening(page, process.env)) !== undefined,
      openSystemSettings: ({ page }) =>
        openSystemSettings(page, process.env, (address) => shell.openExternal(address)),
      systemLanguage: async () => app.getLocale(),
    },
  };
}

/** Asks where to, and writes a file that only the person can read. */
async function saveAs({ name, text }: { name: string; text: string }): Promise<boolean> {
  const { filePath } = await dialog.showSaveDialog({
    defaultPath: path.join(app.getPath('documents'), name),
  });
  if (!filePath) return false;
  await writeFile(filePath, text, { mode: 0o600 });
  return true;
}
