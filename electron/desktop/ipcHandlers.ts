import { app, clipboard, shell } from 'electron';
import type { IpcHandlers } from '../../shared/ipc';
import type { Snapshot } from '../../shared/snapshot';
import type { Agent } from '../agent/agent';

/** What the window may ask for. `view` is the snapshot as the desktop shows it. */
export function ipcHandlers(agent: Agent, view: () => Snapshot): IpcHandlers {
  return {
    snapshot: { get: async () => view() },
    checks: { run: ({ id }) => agent.runNow(id) },
    targets: { test: ({ name }) => agent.testTarget(name) },
    privacy: { answer: ({ card, hash, choice }) => agent.answer(card, hash, choice) },
    app: {
      copy: async ({ text }) => clipboard.writeText(text),
      openHelp: async () => {
        // The address is the policy's, checked to be https; the window never names one.
        const url = view().organisation?.helpUrl;
        if (url) await shell.openExternal(url);
      },
      systemLanguage: async () => app.getLocale(),
    },
  };
}
