import { message } from '../../../../shared/message';
import type { TargetView } from '../../../../shared/snapshot';
import { askAgent, reportSeconds } from '../../../agent/control/ask';
import { createAgent } from '../../../agent/createAgent';
import { pathsOf } from '../../../agent/plan/configuration';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import { targetLine } from '../status/status';

/** Delivers what waits in the outbox, through the running app or, without one, by itself. Exit code 1 when something still waits. */
export async function report(surroundings: Surroundings, options: { json?: boolean }): Promise<number> {
  const { environment, version } = surroundings;
  const targets =
    (await askAgent(pathsOf(environment).controlSocket, 'report')) ??
    (await deliverHere(environment, version));
  const t = translatorFor(environment);
  if (options.json) {
    json(surroundings, {
      targets: targets.map(({ message: words, remedy, ...target }) => ({
        ...target,
        message: words ? t.render(words) : null,
        remedy: remedy ? t.render(remedy) : null,
      })),
    });
  } else if (targets.length === 0) line(surroundings, t.render(message('cli.report.nowhere')));
  else for (const target of targets) line(surroundings, targetLine(target, surroundings));
  return targets.every((target) => target.waiting === 0 && target.phase !== 'refused') ? 0 : 1;
}

async function deliverHere(environment: NodeJS.ProcessEnv, version: string): Promise<TargetView[]> {
  const agent = await createAgent({ environment, version });
  await agent.claim();
  try {
    await agent.deliver(reportSeconds);
    return agent.snapshot().targets;
  } finally {
    await agent.stop();
  }
}
