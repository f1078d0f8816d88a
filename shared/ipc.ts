import * as z from 'zod';
import type { AboutView } from './aboutView';
import { type ActivityView, activityKinds } from './activity';
import type { ConnectionStep } from './diagnosis';
import type { HistoryView } from './history';
import { languages } from './i18n/languages';
import {
  type ExampleView,
  longestWords,
  type SentView,
  type SnoozeOffer,
  type SnoozePreview,
  savedDocuments,
} from './privacyViews';
import type { SeenView } from './seen';
import { type SettingChange, type SettingsView, SettingValueSchema } from './settingsView';
import type { Snapshot } from './snapshot';
import { systemSettingsPages } from './systemSettings';

/** A question from the window that the main process answers. `args` is parsed at run time. */
interface Invoke<Args, Result> {
  kind: 'invoke';
  args: z.ZodType<Args>;
  result?: Result;
}

/** News from the main process to the window. */
interface Notify<Payload> {
  kind: 'notify';
  payload?: Payload;
}

function invoke<Result = void>() {
  return <Args>(args: z.ZodType<Args>): Invoke<Args, Result> => ({ kind: 'invoke', args });
}

function notify<Payload>(): Notify<Payload> {
  return { kind: 'notify' };
}

/** The whole contract between window and main process; both sides derive from it. */
export const ipcContract = {
  snapshot: {
    get: invoke<Snapshot>()(z.undefined()),
    changed: notify<Snapshot>(),
  },
  checks: {
    /** Runs one entry now, or all of them without an id. */
    run: invoke()(z.object({ id: z.string().optional() })),
    /** Null for an entry that there is none of. */
    history: invoke<HistoryView | null>()(z.object({ id: z.string().max(300) })),
  },
  snooze: {
    /** When the finding of an entry may be snoozed until. */
    offer: invoke<SnoozeOffer>()(z.object({ entry: z.string().max(300) })),
    /** The comment that IT would get with the person's words. */
    preview: invoke<SnoozePreview>()(z.object({ words: z.string().max(longestWords) })),
    /** Snoozes the present finding of an entry until a time (epoch seconds), with words if the person likes. */
    set: invoke()(
      z.object({ entry: z.string().max(300), until: z.number(), words: z.string().max(longestWords) }),
    ),
    /** Takes it back. */
    end: invoke()(z.object({ entry: z.string().max(300) })),
  },
  targets: {
    /** Walks the way to the target of a status page's banner. */
    test: invoke<ConnectionStep[]>()(z.object({ name: z.string().max(300) })),
  },
  privacy: {
    answer: invoke()(
      z.object({ card: z.string(), hash: z.string(), choice: z.enum(['read', 'accepted', 'declined']) }),
    ),
  },
  data: {
    /** What a check would send now; runs it once, here. */
    example: invoke<ExampleView>()(z.object({ card: z.string() })),
    sent: invoke<SentView>()(z.undefined()),
    activity: invoke<ActivityView>()(
      z.object({ kind: z.enum(activityKinds).optional(), before: z.number().optional() }),
    ),
    /** Asks the servers; only at the person's wish. */
    seen: invoke<SeenView>()(z.undefined()),
    forgetSent: invoke()(z.undefined()),
    /** Until a time (epoch seconds), or no longer. */
    pause: invoke()(z.object({ until: z.number().nullable() })),
    /** Asks the person where to and writes the file; `text` for letters. False when they thought better of it. */
    save: invoke<boolean>()(
      z.object({
        document: z.enum(savedDocuments),
        language: z.enum(languages),
        text: z.string().max(4000).optional(),
      }),
    ),
  },
  settings: {
    /** Everything that the person may choose, and what IT has locked. */
    get: invoke<SettingsView>()(z.undefined()),
    /** Writes choices to the person's file, all or none; null goes back to what holds without it. */
    change: invoke<SettingChange>()(
      z.object({
        changes: z
          .array(
            z.object({
              path: z.array(z.string().max(100)).min(1).max(4),
              value: SettingValueSchema.nullable(),
            }),
          )
          .min(1)
          .max(10),
      }),
    ),
  },
  about: {
    get: invoke<AboutView>()(z.undefined()),
    /** The licences of everything that Fettle is built of, as one text. */
    licences: invoke<string>()(z.undefined()),
    /** What support would get, as the text of its file. */
    previewBundle: invoke<string>()(z.undefined()),
    /** Saves what was previewed, where the person says. False when they thought better of it. */
    saveBundle: invoke<boolean>()(z.undefined()),
  },
  app: {
    copy: invoke()(z.object({ text: z.string().max(4000) })),
    openHelp: invoke()(z.undefined()),
    /** Whether this desktop has a program for a page of the settings. */
    hasSystemSettings: invoke<boolean>()(z.object({ page: z.enum(systemSettingsPages) })),
    openSystemSettings: invoke()(z.object({ page: z.enum(systemSettingsPages) })),
    systemLanguage: invoke<string>()(z.undefined()),
  },
} as const;

export type IpcContract = typeof ipcContract;

/** What crosses back: errors travel as data, never as exceptions. */
export type IpcAnswer<T> = { type: 'success'; value: T } | { type: 'error'; message: string };

type InvokeHandler<C> = C extends Invoke<infer Args, infer Result> ? (args: Args) => Promise<Result> : never;
type Listener<C> =
  C extends Notify<infer Payload> ? (listener: (payload: Payload) => void) => () => void : never;
type Sender<C> = C extends Notify<infer Payload> ? (payload: Payload) => void : never;
type KeysOfKind<G, Kind> = { [K in keyof G]: G[K] extends { kind: Kind } ? K : never }[keyof G];

/** What the main process must implement; a missing handler does not compile. */
export type IpcHandlers = {
  [G in keyof IpcContract]: { [K in KeysOfKind<IpcContract[G], 'invoke'>]: InvokeHandler<IpcContract[G][K]> };
};

/** What the main process may tell the window. */
export type IpcNotifiers = {
  [G in keyof IpcContract]: { [K in KeysOfKind<IpcContract[G], 'notify'>]: Sender<IpcContract[G][K]> };
};

/** What the window sees as `window.fettle`. */
export type IpcClient = {
  [G in keyof IpcContract]: {
    [K in KeysOfKind<IpcContract[G], 'invoke'>]: InvokeHandler<IpcContract[G][K]>;
  } & {
    [K in KeysOfKind<IpcContract[G], 'notify'>]: Listener<IpcContract[G][K]>;
  };
};

/** The channel of one call. */
export function channel(group: string, call: string): string {
  return `fettle:${group}.${call}`;
}
