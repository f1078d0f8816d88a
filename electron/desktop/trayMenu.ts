import type { Translator } from '../../shared/i18n';
import { type Message, message } from '../../shared/message';
import type { EntryView, Snapshot } from '../../shared/snapshot';
import { worstFirst } from '../../shared/states';

/** What choosing a line does; the findings all open the window. */
export type TrayAction = 'open' | 'privacy' | 'run' | 'resume' | 'quit';

/** One line of the menu; one without an action only says something. */
export type TrayLine = { label: string; action?: TrayAction } | 'separator';

const MOST_FINDINGS = 5;
const LONGEST_LABEL = 90;

/** The tray's menu for a snapshot: findings worst first, then the last delivery, then what can be done. */
export function trayMenu(snapshot: Snapshot, translator: Translator): TrayLine[] {
  const say = (text: Message): string => shorten(translator.render(text));
  return [
    ...findings(snapshot, translator),
    'separator',
    { label: say(delivery(snapshot)) },
    'separator',
    ...(snapshot.answerNeeded ? [] : [runOrResume(snapshot, say)]),
    { label: say(message('tray.open')), action: 'open' },
    { label: say(message('tray.privacy')), action: 'privacy' },
    'separator',
    { label: say(message('tray.quit')), action: 'quit' },
  ];
}

/** While paused nothing can be run, but the pause can be ended. */
function runOrResume({ pausedUntil }: Snapshot, say: (text: Message) => string): TrayLine {
  if (pausedUntil === undefined) return { label: say(message('tray.run')), action: 'run' };
  return { label: say(message('ui.pause.end')), action: 'resume' };
}

function findings(snapshot: Snapshot, translator: Translator): TrayLine[] {
  const lines = [
    ...(snapshot.answerNeeded ? [translator.render(message('overall.answer-needed'))] : []),
    ...worstEntries(snapshot.entries).map((entry) => {
      const summary = entry.result ? translator.render(entry.result.summary) : '';
      return `${translator.text(entry.title)}: ${summary}`;
    }),
    ...snapshot.problems.map((problem) => translator.render(problem.message)),
    ...snapshot.targets.flatMap((target) => (target.message ? [translator.render(target.message)] : [])),
  ];
  if (lines.length === 0) lines.push(translator.render(snapshot.headline));
  const shown = lines.slice(0, MOST_FINDINGS);
  const more = lines.length - shown.length;
  if (more > 0) shown.push(translator.render(message('tray.more', { count: more })));
  return shown.map((label) => ({ label: shorten(label), action: 'open' }));
}

function worstEntries(entries: EntryView[]): EntryView[] {
  const rank = (entry: EntryView): number => worstFirst.indexOf(entry.result?.state ?? 'ok');
  return entries
    .filter((entry) => entry.phase === 'known' && entry.result && entry.result.state !== 'ok')
    .sort((a, b) => rank(a) - rank(b));
}

function delivery(snapshot: Snapshot): Message {
  if (snapshot.localOnly) return message('tray.localOnly');
  const last = Math.max(0, ...snapshot.targets.map((target) => target.lastDelivered ?? 0));
  if (last === 0) return message('tray.notSentYet');
  if (!snapshot.organisation) return message('tray.sent', { at: { date: last } });
  return message('tray.sentTo', { name: snapshot.organisation.name, at: { date: last } });
}

/** Menus grow with their longest line. */
function shorten(label: string): string {
  const line = label.replaceAll(/\s+/g, ' ').trim();
  return line.length > LONGEST_LABEL ? `${line.slice(0, LONGEST_LABEL - 1)}…` : line;
}
