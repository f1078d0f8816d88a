import { message } from '../../../../shared/message';
import type { DepartureView } from '../../../../shared/snapshot';
import { askAgent } from '../../../agent/control/ask';
import { createAgent } from '../../../agent/createAgent';
import { pathsOf } from '../../../agent/plan/configuration';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import { foresee } from './foresee';
import { departByOwnHandover, onShutdown } from './onShutdown';

export interface AcknowledgeOptions {
  json?: boolean;
  dryRun?: boolean;
  /** For the system unit. */
  onShutdown?: boolean;
  /** For the child of the system unit. */
  byHandover?: boolean;
}

/** Delivers and acknowledges the present problems now, through the running app or by itself. Exit code 1 when that failed. */
export async function acknowledge(surroundings: Surroundings, options: AcknowledgeOptions): Promise<number> {
  if (options.dryRun) return foresee(surroundings, options);
  if (options.onShutdown) return onShutdown(surroundings);
  if (options.byHandover) return departByOwnHandover(surroundings);
  const { environment, version } = surroundings;
  const begun = Date.now() / 1000;
  const asked = await askAgent(pathsOf(environment).controlSocket, 'acknowledge');
  const last = asked === undefined ? await departHere(environment, version) : asked;
  // An older departure says nothing about this command.
  const departure = last && last.at >= begun - 1 ? last : undefined;
  const t = translatorFor(environment);
  const words = t.render(departure?.message ?? message('cli.acknowledge.nothing'));
  const done =
    departure === undefined ||
    departure.message.id === 'departure.acknowledged' ||
    departure.message.id === 'departure.announced' ||
    departure.message.id === 'departure.nothing';
  if (options.json) json(surroundings, { done, message: words });
  else line(surroundings, words);
  return done ? 0 : 1;
}

async function departHere(
  environment: NodeJS.ProcessEnv,
  version: string,
): Promise<DepartureView | undefined> {
  const agent = await createAgent({ environment, version });
  await agent.claim();
  try {
    await agent.depart('command');
    return agent.snapshot().lastDeparture;
  } finally {
    await agent.stop();
  }
}
