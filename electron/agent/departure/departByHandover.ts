import { join } from 'node:path';
import type { Clock } from '../../platform/clock';
import { claimInstance } from '../../platform/instance/instance';
import { ConsentRecord } from '../../privacy/record';
import type { DepartureIntent } from '../../store/departures';
import type { Handover } from '../../store/handover';
import { openState, stateBeside } from '../../store/state';
import { askAgent } from '../control/ask';
import { connector } from '../delivery/connect';
import { type Lane, lanesOf } from '../delivery/lanes';
import { Reporter } from '../delivery/reporter';
import { isWithin, usualHours } from '../plan/hours';
import { departOn } from './depart';

/** A departure this young, all answered, was for the same shutdown. */
const sameShutdown = 120;

/** What became of a handover. */
export type HandoverOutcome =
  | 'departed'
  | 'already-departed'
  | 'outside-hours'
  | 'paused'
  | 'not-allowed'
  | 'left-to-the-app';

/**
 * Departs as the handover says, with its owner's rights and in their journal, so that their app undoes it at the next
 * start. Must run as the owner. An app that is still there is asked instead; what it did already is not done twice.
 */
export async function departByHandover(handover: Handover, clock: Clock): Promise<HandoverOutcome> {
  const { hours, controlSocket, departure, problems } = handover;
  if (!isAllowed(handover, clock)) return 'not-allowed';
  if (stateBeside(handover.state).pause.until(clock.now()) !== undefined) return 'paused';
  if (hours && !isWithin(clock.now(), hours)) return 'outside-hours';
  const claimed = await claimInstance(controlSocket, async () => null);
  if (!claimed) {
    await askAgent(controlSocket, 'acknowledge');
    return 'left-to-the-app';
  }
  const options = { now: () => clock.now(), report: () => undefined };
  const { departures, outbox, journal } = openState(handover.state, options);
  // Handovers name certificates only; the system has no key to anybody's key ring.
  const connect = connector({
    keyStore: { get: async () => ({ kind: 'unavailable', reason: 'system service' }) },
    environment: {},
    record: (lane, endpoint) => journal.recorder(lane, endpoint),
  });
  const lanes = lanesOf(handover.targets).filter(
    (lane) => !isCovered(lane, departures.of('departure'), clock.now()),
  );
  const reporters = lanes.map(
    (lane) => new Reporter(lane, { clock, outbox, connect, mayLeave: () => true, onChange: () => undefined }),
  );
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const parts = {
    clock,
    departures,
    plan: departure,
    hours: hours ?? usualHours(zone),
    redact: (text: string) => text,
  };
  try {
    await Promise.all(reporters.map((reporter) => departOn(reporter, problems, 'shutdown', parts)));
    return reporters.length > 0 ? 'departed' : 'already-departed';
  } finally {
    await Promise.all(reporters.map((reporter) => reporter.stop()));
    await claimed.release();
  }
}

/** Whether the person's last answer to the card is still the one that the handover was left on. */
function isAllowed({ state, consent: { card, hash } }: Handover, clock: Clock): boolean {
  const record = new ConsentRecord(join(state, 'consent.jsonl'), clock);
  // What is wrong with the record, its app says; answers of an altered one do not count.
  record.load({ repair: false });
  const answer = record.answers().get(card);
  return answer !== undefined && answer.hash === hash && answer.choice !== 'declined';
}

/** Whether this very shutdown was answered for on a lane. */
function isCovered({ name }: Lane, intents: readonly DepartureIntent[], now: number): boolean {
  const last = intents.filter((intent) => intent.lane === name).at(-1);
  if (!last || now - last.at > sameShutdown || now < last.at) return false;
  const outcomes = [...Object.values(last.services), last.downtime?.outcome, last.hostDown?.outcome];
  return outcomes.every((outcome) => outcome === undefined || settled.has(outcome));
}

/** Answers that another request would only get again; what is undone already belongs to an earlier absence. */
const settled = new Set(['acknowledged', 'done', 'nothing-to-do']);
