import { type Message, message } from '../../../../shared/message';
import { createAgent } from '../../../agent/createAgent';
import type { DepartureIntent } from '../../../store/departures';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';

/** Says what a departure would do now, from the state on disk; sends and writes nothing. */
export async function foresee(surroundings: Surroundings, options: { json?: boolean }): Promise<number> {
  const { environment, version } = surroundings;
  const { intents, why } = (await createAgent({ environment, version })).foreseen();
  if (options.json) {
    json(surroundings, { why: why ?? null, departures: intents.map(asJson) });
    return 0;
  }
  const t = translatorFor(environment);
  if (intents.length === 0) {
    line(surroundings, t.render(message(why ? `cli.acknowledge.${why}` : 'cli.acknowledge.nothing')));
  }
  for (const intent of intents) {
    const { lane: target, host, expiry, author, comment } = intent;
    const what = { list: parts(intent).map((part) => ({ message: part })) };
    line(
      surroundings,
      t.render(message('cli.acknowledge.would', { target, host, expiry: { date: expiry }, what })),
    );
    line(surroundings, `    ${author}: ${comment}`);
  }
  return 0;
}

/** In the order in which it would be done. */
function parts({ services, downtime, hostDown }: DepartureIntent): Message[] {
  const names = Object.keys(services);
  return [
    ...(downtime ? [message('cli.acknowledge.would.downtime')] : []),
    ...(hostDown ? [message('cli.acknowledge.would.host-down')] : []),
    ...(names.length > 0 ? [message('cli.acknowledge.would.services', { services: { list: names } })] : []),
  ];
}

function asJson({
  lane,
  host,
  author,
  comment,
  sticky,
  expiry,
  services,
  downtime,
  hostDown,
}: DepartureIntent) {
  return {
    target: lane,
    host,
    author,
    comment,
    sticky,
    expiry,
    services: Object.keys(services),
    downtime: downtime !== undefined,
    hostDown: hostDown !== undefined,
  };
}
