import { message } from '../../../../shared/message';
import { loadConfiguration } from '../../../agent/plan/configuration';
import { describePlan } from '../../../agent/plan/describe';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import { problemLine, toldProblem } from '../policy/policy';

/** Prints every value of the plan with its origin, secrets masked. Exit code 1 when the policy or the settings have errors. */
export async function showConfig(surroundings: Surroundings, options: { json?: boolean }): Promise<number> {
  const { plan } = loadConfiguration(surroundings.environment);
  const values = describePlan(plan);
  const t = translatorFor(surroundings.environment);
  if (options.json) {
    json(surroundings, {
      localOnly: plan.localOnly ?? null,
      values,
      problems: plan.faults.map((one) => toldProblem(one, surroundings)),
    });
    return plan.faults.length === 0 ? 0 : 1;
  }
  if (plan.localOnly) line(surroundings, t.render(message(`ui.local-only.${plan.localOnly}`)));
  for (const { path, value, origin } of values) {
    line(
      surroundings,
      `${path} = ${JSON.stringify(value)}  (${origin.layer}${origin.file ? `, ${origin.file}` : ''})`,
    );
  }
  for (const fault of plan.faults) line(surroundings, problemLine(fault, surroundings));
  return plan.faults.length === 0 ? 0 : 1;
}
