import type { Translator } from '../../../shared/i18n';
import { type Message, message } from '../../../shared/message';
import type { Page, Route } from '../../../shared/pages';
import { type PauseChoice, pauseChoices } from '../../../shared/pauses';
import type { EntryView, Snapshot } from '../../../shared/snapshot';
import { worstFirst } from '../../../shared/states';
import { cut } from '../../../shared/text';

/** What choosing a line does. */
export type TrayAction =
  | { kind: 'open'; place?: Route }
  | { kind: 'pause'; choice: PauseChoice }
  | { kind: 'run' | 'resume' | 'help' | 'quit' };

/** One line of the menu; one without an action only says something, one with lines opens them. */
export type TrayLine =
  | { label: string; action?: TrayAction }
  | { label: string; lines: TrayLine[] }
  | 'separator';

const MOST_FINDINGS = 5;
const LONGEST_LABEL = 90;
const status: Route = { page: 'status' };

/** The tray's menu for a snapshot: findings worst first, then the last delivery, then what can be done. */
export function trayMenu(snapshot: Snapshot, translator: Translator): TrayLine[] {
  const say = (text: Message): string => shorten(translator.render(text));
  const leading = (label: Message, page: Page): TrayLine => ({
    label: say(label),
    action: { kind: 'open', place: { page } },
  });
  return [
    ...findings(snapshot, translator),
    'separator',
    { label: say(delivery(snapshot)) },
    'separator',
    ...(snapshot.answerNeeded ? [] : runAndPause(snapshot, say)),
    { label: say(message('tray.open')), action: { kind: 'open' } },
    ...(snapshot.localOnly ? [] : [leading(message('ui.sent.title'), 'sent')]),
    leading(message('tray.privacy'), 'privacy'),
    leading(message('tray.settings'), 'settings'),
    ...help(snapshot, say),
    'separator',
    { label: say(message('tray.quit')), action: { kind: 'quit' } },
  ];
}

/** While paused nothing can be run, but the pause can be ended. */
function runAndPause({ pausedUntil, preferences }: Snapshot, say: (text: Message) => string): TrayLine[] {
  if (pausedUntil !== undefined) return [{ label: say(message('ui.pause.end')), action: { kind: 'resume' } }];
  const first = preferences.pause;
  const choices = [first, ...pauseChoices.filter((choice) => choice !== first)];
  return [
    { label: say(message('tray.run')), action: { kind: 'run' } },
    {
      label: say(message('tray.pause')),
      lines: choices.map((choice) => ({
        label: say(message(`ui.pause.${choice}`)),
        action: { kind: 'pause', choice },
      })),
    },
  ];
}

function help({ organisation }: Snapshot, say: (text: Message) => string): TrayLine[] {
  if (!organisation?.helpUrl) return [];
  return [{ label: say(message('tray.help', { name: organisation.name })), action: { kind: 'help' } }];
}

function findings(snapshot: Snapshot, translator: Translator): TrayLine[] {
  const lines: [label: string, place: Route][] = [
    ...(snapshot.answerNeeded
      ? [[translator.render(message('overall.answer-needed')), { page: 'notice' }] as [string, Route]]
      : []),
    ...worstEntries(snapshot.entries).map((entry): [string, Route] => {
      const summary = entry.result ? translator.render(entry.result.summary) : '';
      return [`${translator.text(entry.title)}: ${summary}`, { page: 'check', argument: entry.id }];
    }),
    ...snapshot.faults.map((fault): [string, Route] => [translator.render(fault.message), status]),
    ...snapshot.targets.flatMap((target): [string, Route][] =>
      target.message ? [[translator.render(target.message), status]] : [],
    ),
  ];
  if (lines.length === 0) lines.push([translator.render(snapshot.headline), status]);
  const shown = lines.slice(0, MOST_FINDINGS);
  const more = lines.length - shown.length;
  if (more > 0) shown.push([translator.render(message('tray.more', { count: more })), status]);
  return shown.map(([label, place]) => ({ label: shorten(label), action: { kind: 'open', place } }));
}

/** What the person snoozed comes last, however bad it is. */
function worstEntries(entries: EntryView[]): EntryView[] {
  const rank = (entry: EntryView): number => worstFirst.indexOf(entry.result?.state ?? 'ok');
  return entries
    .filter((entry) => entry.phase === 'known' && entry.result && entry.result.state !== 'ok')
    .sort((a, b) => Number(a.snooze !== undefined) - Number(b.snooze !== undefined) || rank(a) - rank(b));
}

function delivery(snapshot: Snapshot): Message {
  if (snapshot.localOnly) return message('tray.local-only');
  const last = Math.max(0, ...snapshot.targets.map((target) => target.lastDelivered ?? 0));
  if (last === 0) return message('tray.not-sent-yet');
  if (!snapshot.organisation) return message('tray.sent', { at: { date: last } });
  return message('tray.sent-to', { name: snapshot.organisation.name, at: { date: last } });
}

/** Menus grow with their longest line. */
function shorten(label: string): string {
  return cut(label.replaceAll(/\s+/g, ' ').trim(), LONGEST_LABEL);
}
