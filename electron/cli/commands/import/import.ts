import { readFile } from 'node:fs/promises';
import { message } from '../../../../shared/message';
import { importCustomChecks } from '../../../checks/customChecks';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';

const wrongUse = 2;

/** Prints the policy part that another program's configuration becomes; writes no file. */
export async function importFile(
  surroundings: Surroundings,
  what: string,
  file: string,
  options: { json?: boolean },
): Promise<number> {
  const t = translatorFor(surroundings.environment);
  const complain = (text: string) => void surroundings.error.write(`${text}\n`);
  if (what !== 'customchecks') {
    complain(t.render(message('cli.import.unknown', { what })));
    return wrongUse;
  }
  const text = await readFile(file, 'utf8').catch((error: Error) => error);
  if (text instanceof Error) {
    complain(t.render(message('cli.import.unreadable', { file, reason: text.message })));
    return 1;
  }
  const { checks, problems } = importCustomChecks(text);
  if (options.json) {
    const told = problems.map((problem) => ({ line: problem.line, message: t.render(problem.message) }));
    json(surroundings, {
      policy: problems.length === 0 ? { version: 1, defaults: { checks } } : null,
      problems: told,
    });
    return problems.length === 0 ? 0 : 1;
  }
  for (const problem of problems) {
    const params = { file, line: problem.line, words: { message: problem.message } };
    complain(t.render(message('cli.import.problem', params)));
  }
  if (problems.length > 0) return 1;
  line(surroundings, JSON.stringify({ version: 1, defaults: { checks } }, null, 2));
  return 0;
}
