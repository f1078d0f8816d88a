import { message } from '../../../../shared/message';
import { askAgent } from '../../../agent/control/ask';
import { pathsOf } from '../../../agent/plan/configuration';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';

/** Asks the running app to end; it neither delivers nor acknowledges, so an update is no departure. */
export async function quit(surroundings: Surroundings, options: { json?: boolean }): Promise<number> {
  const { environment } = surroundings;
  const running = (await askAgent(pathsOf(environment).controlSocket, 'quit')) !== undefined;
  if (options.json) json(surroundings, { running });
  else
    line(
      surroundings,
      translatorFor(environment).render(message(running ? 'cli.quit.done' : 'cli.quit.not-running')),
    );
  return 0;
}
