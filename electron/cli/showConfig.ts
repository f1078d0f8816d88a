import { message } from '../../shared/message';
import { loadConfiguration } from '../agent/configuration';
import { describePlan } from '../agent/describePlan';
import { json, line, type Surroundings, translatorFor } from './surroundings';

/** Prints every value of the plan with its origin, secrets masked. Exit code 1 when the policy or the settings have errors. */
export async function showConfig(surroundings: Surroundings, options: { json?: boolean }): Promise<number> {
  const { plan } = loadConfiguration(surroundings.environment);
  const values = describePlan(plan);
  const t = translatorFor(surroundings.environment);
  const problems = plan.problems.map((problem) => ({
    ...problem.place,
    message: t.render(problem.message),
    remedy: t.render(problem.remedy),
  }));
  if (options.json) {
    json(surroundings, { localOnly: plan.localOnly ?? null, values, problems });
    return problems.length === 0 ? 0 : 1;
  }
  if (plan.localOnly) line(surroundings, t.render(message(`ui.local-only.${plan.localOnly}`)));
  for (const { path, value, origin } of values) {
    line(
      surroundings,
      `${path} = ${JSON.stringify(value)}  (${origin.layer}${origin.file ? `, ${origin.file}` : ''})`,
    );
  }
  for (const { file, line: row, column, message: words, remedy } of problems) {
    line(
      surroundings,
      `${[file, row, column].filter((part) => part !== undefined).join(':')}: ${words} ${remedy}`,
    );
  }
  return problems.length === 0 ? 0 : 1;
}
