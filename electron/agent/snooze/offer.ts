import type { Message } from '../../../shared/message';
import { message } from '../../../shared/message';
import type { SnoozeView } from '../../../shared/snapshot';
import type { Snooze } from '../../store/snoozes';
import { nextWorkdayStart, usualHours } from '../plan/hours';
import type { Plan } from '../plan/plan';

const day = 86_400;

/** Who wants to be left alone until the next start of work does not mean one that is nearly there. */
const leastRest = 6 * 3600;

/** Seconds within which a choice that was offered may still be taken. */
export const offerValidity = 900;

/** When a snooze may end, soonest first: the next start of work, three days, a week, as far as the policy lets it. */
export function snoozeChoices(now: number, { hours, snooze }: Plan): number[] {
  const working = hours ?? usualHours(Intl.DateTimeFormat().resolvedOptions().timeZone);
  const next = nextWorkdayStart(now, working);
  const start = next - now < leastRest ? nextWorkdayStart(next, working) : next;
  const minute = (time: number) => Math.floor(time / 60) * 60;
  const wanted = [start, minute(now + 3 * day), minute(now + 7 * day)];
  const allowed = [...new Set(wanted)].filter((until) => until <= now + snooze.longest).sort((a, b) => a - b);
  return allowed.length > 0 ? allowed : [now + snooze.longest];
}

/** What IT reads, before redaction; English, like everything that Icinga gets. */
export function snoozeComment(words: string): string {
  const said = words.trim();
  return said === ''
    ? 'Snoozed by the person at this workstation.'
    : `Snoozed by the person at this workstation: ${said}`;
}

/** A snooze that lasts, as the window shows it. */
export function snoozeView(snooze: Snooze, left: number): SnoozeView {
  const outcomes = Object.values(snooze.lanes);
  const some = (outcome: string) => outcomes.some((lane) => lane.outcome === outcome);
  const phase = some('waiting') || some('unknown') ? 'sending' : some('refused') ? 'refused' : 'acknowledged';
  const said = note(phase, outcomes.find((lane) => lane.outcome === 'refused')?.reason, some('theirs'));
  return {
    until: Math.floor(snooze.expiry),
    left,
    phase,
    ...(snooze.words === undefined ? {} : { words: snooze.words }),
    ...(said ? { message: said } : {}),
  };
}

function note(phase: SnoozeView['phase'], reason: string | undefined, theirs: boolean): Message | undefined {
  if (phase === 'sending') return message('snooze.sending');
  if (phase === 'refused') return message('snooze.refused', { reason: reason ?? '' });
  return theirs ? message('snooze.theirs') : undefined;
}
