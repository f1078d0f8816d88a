import type { RequestOutcome } from '../../icinga/types';
import type { Intent, MachineOutcome } from '../../store/departures';
import type { Client } from '../delivery/connect';

/** What one step did to the intent, and the first word of the server that it did not work. */
export interface Step {
  intent: Intent;
  failure?: Extract<RequestOutcome, { kind: 'failed' | 'rejected' }>;
}

/** Announces the absence first: what comes after then notifies nobody. */
export async function announceDowntime(intent: Intent, client: Client): Promise<Step> {
  if (intent.kind !== 'departure' || !intent.downtime) return { intent };
  const { host, author, comment, at, expiry } = intent;
  const { outcome, names } = await client.machine.scheduleDowntime({
    host,
    author,
    comment,
    start: Math.floor(at),
    end: expiry,
  });
  return withFailure({ ...intent, downtime: { outcome: machineOutcome(outcome), names } }, outcome);
}

/** Says that the host is down and acknowledges just that. */
export async function sayHostDown(intent: Intent, client: Client): Promise<Step> {
  if (intent.kind !== 'departure' || !intent.hostDown) return { intent };
  const { host, author, comment, sticky, expiry, at } = intent;
  const down = await client.machine.hostResult(host, false, comment, at);
  const settled = { ...intent, hostDown: { outcome: machineOutcome(down) } };
  if (down.kind !== 'accepted') return withFailure(settled, down);
  return withFailure(
    settled,
    await client.machine.acknowledgeHost({ host, author, comment, sticky, expiry }),
  );
}

/** Acknowledges the services that have a problem. */
export async function acknowledgeServices(intent: Intent, client: Client): Promise<Step> {
  const asked = Object.keys(intent.services);
  if (asked.length === 0) return { intent };
  const { host, author, comment, sticky, expiry } = intent;
  const answers = await client.acknowledge({ host, services: asked, author, comment, sticky, expiry });
  const services: Intent['services'] = { ...intent.services };
  for (const { service, outcome } of answers) services[service] = serviceOutcome(outcome);
  const bad = answers.find(({ outcome }) => outcome.kind === 'rejected' || outcome.kind === 'failed');
  return withFailure({ ...intent, services }, bad?.outcome);
}

function withFailure(intent: Intent, outcome: RequestOutcome | undefined): Step {
  if (outcome?.kind !== 'rejected' && outcome?.kind !== 'failed') return { intent };
  return { intent, failure: outcome };
}

/** No answer after the request left means: perhaps it was done. */
function serviceOutcome(outcome: RequestOutcome): Intent['services'][string] {
  const settled = machineOutcome(outcome);
  return settled === 'done' ? 'acknowledged' : settled;
}

function machineOutcome(outcome: RequestOutcome): MachineOutcome {
  switch (outcome.kind) {
    case 'accepted':
      return 'done';
    case 'nothing-to-do':
    case 'dropped':
      return 'nothing-to-do';
    case 'rejected':
      return 'failed';
    case 'failed':
      return outcome.reason === 'unreachable' ? 'failed' : 'unknown';
  }
}
