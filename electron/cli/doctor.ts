import type { Finding } from '../../shared/finding';
import { message } from '../../shared/message';
import { loadConfiguration } from '../agent/configuration';
import { type ExaminedTarget, examineAll } from '../agent/doctor';
import { json, line, type Surroundings, translatorFor } from './surroundings';

/** Walks the way to every target and prints each step with what to do. Exit code 1 when a step failed or the configuration has errors. */
export async function doctor(surroundings: Surroundings, options: { json?: boolean }): Promise<number> {
  const { environment } = surroundings;
  const t = translatorFor(environment);
  const { places, plan } = loadConfiguration(environment);
  const targets = await examineAll(plan, places, environment);
  const sound = plan.problems.length === 0 && !targets.some(({ findings }) => findings.some(isFailed));
  if (options.json) {
    const problems = plan.problems.map((problem) => ({
      ...problem.place,
      message: t.render(problem.message),
      remedy: t.render(problem.remedy),
    }));
    const rendered = targets.map(({ name, host, findings }) => ({
      name,
      host,
      findings: findings.map(({ message: words, remedy, ...finding }) => ({
        ...finding,
        message: t.render(words),
        remedy: remedy ? t.render(remedy) : null,
      })),
    }));
    json(surroundings, { sound, localOnly: plan.localOnly ?? null, problems, targets: rendered });
    return sound ? 0 : 1;
  }
  for (const problem of plan.problems) {
    line(surroundings, `${t.render(problem.message)} ${t.render(problem.remedy)}`);
  }
  if (targets.length === 0) line(surroundings, t.render(message('cli.report.nowhere')));
  for (const target of targets) print(target, surroundings);
  return sound ? 0 : 1;
}

function isFailed(finding: Finding): boolean {
  return finding.verdict === 'failed';
}

function print({ name, host, findings }: ExaminedTarget, surroundings: Surroundings): void {
  const t = translatorFor(surroundings.environment);
  line(surroundings, t.render(message('cli.doctor.target', { target: name, host })));
  let endpoint: string | undefined;
  for (const finding of findings) {
    if (finding.endpoint !== endpoint) {
      endpoint = finding.endpoint;
      line(surroundings, `  ${endpoint ?? ''}`);
    }
    const verdict = t.render(message(`cli.doctor.${finding.verdict}`));
    line(surroundings, `    [${verdict}] ${t.render(finding.message)}`);
    if (finding.remedy) line(surroundings, `        ${t.render(finding.remedy)}`);
  }
}
