import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { app, clipboard, dialog, shell } from 'electron';
import type { IpcHandlers } from '../../../shared/ipc';
import type { Snapshot } from '../../../shared/snapshot';
import type { Agent } from '../../agent/agent';
import { changeSetting, settingsView } from '../../agent/settings/page';
import { openSystemSettings, systemSettingsOpening } from '../../platform/systemSettings';
import { aboutHandlers } from './about';
import { openHelp } from './openHelp';

/** What the window may ask for. `view` is the snapshot as the desktop shows it. */
export function ipcHandlers(agent: Agent, view: () => Snapshot): IpcHandlers {
  return {
    snapshot: { get: async () => view() },
    checks: {
      run: ({ id }) => agent.runNow(id),
      history: async ({ id }) => agent.history(id) ?? null,
    },
    snooze: {
      offer: async ({ entry }) => agent.snoozeOffer(entry),
      preview: async ({ words }) => agent.previewSnooze(words),
      set: ({ entry, until, words }) => agent.snooze(entry, until, words),
      end: ({ entry }) => agent.endSnooze(entry),
    },
    targets: { test: ({ name }) => agent.testTarget(name) },
    privacy: { answer: ({ card, hash, choice }) => agent.answer(card, hash, choice) },
    data: {
      example: ({ card }) => agent.example(card),
      sent: async () => agent.sent(),
      activity: async (asked) => agent.activity(asked),
      seen: () => agent.seen(),
      forgetSent: async () => agent.forgetSent(),
      pause: ({ until }) => agent.pause(until ?? undefined),
      save: async ({ document, language, text }) => {
        if (document === 'objection' || document === 'deletion') {
          return saveAs({ name: `fettle-${document}.txt`, text: `${text ?? ''}\n` });
        }
        return saveAs(agent.document(document, language));
      },
    },
    settings: {
      get: async () => settingsView(process.env),
      change: ({ changes }) => changeSetting(process.env, changes),
    },
    about: aboutHandlers(view, saveAs),
    app: {
      copy: async ({ text }) => clipboard.writeText(text),
      openHelp: () => openHelp(view()),
      hasSettings: async ({ page }) => (await systemSettingsOpening(page, process.env)) !== undefined,
      openSettings: ({ page }) =>
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
