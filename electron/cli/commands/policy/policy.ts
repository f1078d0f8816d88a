import type { Fault } from '../../../../shared/fault';
import { message } from '../../../../shared/message';
import { departureAdvice } from '../../../agent/departure/advice';
import { planOfFiles } from '../../../agent/plan/configuration';
import { localeAdvice } from '../../../agent/plan/localeAdvice';
import { catalog } from '../../../checks/catalog';
import { policyJsonSchema } from '../../../policy/jsonSchema';
import { judgePolicyFiles } from '../../../policy/load';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';

/**
 * Judges policy files before they are rolled out. Exit code 1 when something is wrong with them; what is right but may
 * surprise is advice.
 */
export function checkPolicy(
  surroundings: Surroundings,
  files: readonly string[],
  options: { json?: boolean },
): number {
  const { faults } = judgePolicyFiles(files, catalog);
  const t = translatorFor(surroundings.environment);
  const plan = planOfFiles(files);
  const advice = [...departureAdvice(plan), ...localeAdvice(plan)].map((one) => t.render(one));
  if (options.json) {
    json(surroundings, { problems: faults.map((one) => toldProblem(one, surroundings)), advice });
  } else {
    for (const fault of faults) line(surroundings, problemLine(fault, surroundings));
    if (faults.length === 0)
      line(surroundings, t.render(message('cli.policy.check.good', { count: files.length })));
    for (const one of advice) line(surroundings, one);
  }
  return faults.length === 0 ? 0 : 1;
}

/** Prints the JSON Schema of a policy file. */
export function printPolicySchema(surroundings: Surroundings): number {
  json(surroundings, policyJsonSchema(catalog));
  return 0;
}

/** `FILE:LINE:COLUMN: what is wrong, and what would be right`, as compilers say it, so that editors can jump there. */
export function problemLine(fault: Fault, surroundings: Surroundings): string {
  const { file, line: row, column, message: words, remedy } = toldProblem(fault, surroundings);
  const place = [file, row, column].filter((part) => part !== undefined).join(':');
  return `${place}: ${words} ${remedy}`;
}

/** A problem in words, with its place, for programs. */
export function toldProblem(fault: Fault, surroundings: Surroundings) {
  const t = translatorFor(surroundings.environment);
  return { ...fault.place, message: t.render(fault.message), remedy: t.render(fault.remedy) };
}
