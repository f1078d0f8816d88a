import type { Language } from '../../shared/i18n';
import type { IpcClient } from '../../shared/ipc';
import type { SettingsView, SettingValue } from '../../shared/settingsView';
import { screens } from '../screenshots/pages';
import { FakeAgent } from '../support/agent/fakeAgent';
import { samples } from '../support/desktop/rendererHarness/snapshots';
import { inventedSettings } from './inventedSettings';

/**
 * Stands for the preload where the window is shown in a browser: `npm run dev` without a display. `?screen=NAME&language=de` shows a state of
 * test/screenshots/pages.ts.
 */
const asked = new URL(window.location.href).searchParams;
const language: Language = asked.get('language') === 'de' ? 'de' : 'en';
const now = Math.floor(Date.now() / 1000);
const screen = screens.find(({ name }) => name === asked.get('screen'));
const agent = new FakeAgent(samples(language, now)[screen?.sample ?? 'findings'], (call) =>
  console.info(call),
);
Object.assign(agent, screen?.answers?.(now));
if (screen?.page && window.location.hash === '') window.location.hash = screen.page;

function change(view: SettingsView, path: string[], value: SettingValue | null): void {
  for (const setting of view.groups.flatMap(({ settings }) => settings)) {
    if (setting.path.join('.') !== path.join('.')) continue;
    setting.value = value;
    setting.own = value !== null;
  }
}

const settings = inventedSettings();
const said = async (what: string): Promise<void> => console.info(what);
const fettle: IpcClient = {
  snapshot: {
    get: async () => agent.snapshot(),
    changed: (listener) => agent.onSnapshot(listener),
  },
  checks: {
    run: ({ id }) => agent.runNow(id),
    history: async () => agent.questions.history('') ?? null,
  },
  snooze: {
    offer: async () => agent.questions.snoozeOffer(''),
    preview: async ({ words }) => agent.questions.previewSnooze(words),
    set: ({ entry, until, words }) => agent.snooze(entry, until, words),
    end: ({ entry }) => agent.endSnooze(entry),
  },
  targets: { test: ({ name }) => agent.questions.testTarget(name) },
  privacy: { answer: ({ card, hash, choice }) => agent.answer(card, hash, choice) },
  data: {
    example: ({ card }) => agent.questions.example(card),
    sent: async () => agent.questions.sent(),
    activity: async (question) => agent.questions.activity(question),
    seen: () => agent.questions.seen(),
    forgetSent: async () => agent.forgetSent(),
    pause: ({ until }) => agent.pause(until ?? undefined),
    save: async () => false,
  },
  settings: {
    get: async () => structuredClone(settings),
    change: async ({ changes }) => {
      for (const { path, value } of changes) change(settings, path, value);
      return { written: true };
    },
  },
  about: {
    get: async () => ({ version: '0.0.0', testBuild: false, electron: '-', chromium: '-', node: '-' }),
    licences: async () => 'Licences are collected for the app alone.',
    previewBundle: async () => '{}',
    saveBundle: async () => false,
  },
  app: {
    copy: ({ text }) => navigator.clipboard.writeText(text),
    openHelp: () => said('help is opened'),
    hasSystemSettings: async () => true,
    openSystemSettings: ({ page }) => said(`the system's settings are opened: ${page}`),
    systemLanguage: async () => navigator.language,
  },
};
Object.assign(window, { fettle });
