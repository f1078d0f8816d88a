import { type ConnectionStep, type Diagnosis, doctorAreas } from '../../../../shared/diagnosis';
import { message } from '../../../../shared/message';
import { diagnose, type ExaminedTarget, examineAll } from '../../../agent/doctor';
import { loadConfiguration } from '../../../agent/plan/configuration';
import { stateBeside } from '../../../store/state';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';

/**
 * Looks at policy, settings, runtime, key ring, permissions, clock, checks, tray and unit, then walks the way to every
 * target; prints each with what to do. Exit code 1 when something failed; what is only noted leaves it at 0.
 */
export async function doctor(surroundings: Surroundings, options: { json?: boolean }): Promise<number> {
  const { environment } = surroundings;
  const t = translatorFor(environment);
  const configuration = loadConfiguration(environment);
  const { paths, plan } = configuration;
  const state = stateBeside(paths.state);
  const [diagnoses, targets] = await Promise.all([
    diagnose(configuration, state, environment),
    examineAll(configuration, state, environment),
  ]);
  const all = [...diagnoses, ...targets.flatMap(({ steps }) => steps)];
  const sound = !all.some(({ verdict }) => verdict === 'failed');
  if (options.json) {
    const rendered = <T extends Diagnosis | ConnectionStep>({ message: words, remedy, ...rest }: T) => ({
      ...rest,
      message: t.render(words),
      remedy: remedy ? t.render(remedy) : null,
    });
    const problems = plan.faults.map((fault) => ({
      ...fault.place,
      message: t.render(fault.message),
      remedy: t.render(fault.remedy),
    }));
    json(surroundings, {
      sound,
      localOnly: plan.localOnly ?? null,
      problems,
      computer: diagnoses.map(rendered),
      targets: targets.map(({ name, host, steps }) => ({ name, host, findings: steps.map(rendered) })),
    });
    return sound ? 0 : 1;
  }
  for (const area of doctorAreas) {
    line(surroundings, t.render(message(`doctor.area.${area}`)));
    for (const found of diagnoses.filter((one) => one.area === area)) printOne(found, surroundings, '  ');
  }
  if (targets.length === 0) line(surroundings, t.render(message('cli.report.nowhere')));
  for (const target of targets) print(target, surroundings);
  return sound ? 0 : 1;
}

function print({ name, host, steps }: ExaminedTarget, surroundings: Surroundings): void {
  const t = translatorFor(surroundings.environment);
  line(surroundings, t.render(message('cli.doctor.target', { target: name, host })));
  let endpoint: string | undefined;
  for (const step of steps) {
    if (step.endpoint !== endpoint) {
      endpoint = step.endpoint;
      line(surroundings, `  ${endpoint ?? ''}`);
    }
    printOne(step, surroundings, '    ');
  }
}

function printOne(
  { verdict, message: words, remedy }: Pick<Diagnosis, 'verdict' | 'message' | 'remedy'>,
  surroundings: Surroundings,
  indent: string,
): void {
  const t = translatorFor(surroundings.environment);
  line(surroundings, `${indent}[${t.render(message(`doctor.verdict.${verdict}`))}] ${t.render(words)}`);
  if (remedy) line(surroundings, `${indent}    ${t.render(remedy)}`);
}
