import type { CheckResult } from '../../../../shared/checkResult';
import { Translator } from '../../../../shared/i18n';
import { outputPieces } from '../../../agent/delivery/passiveResult';
import { loadConfiguration } from '../../../agent/plan/configuration';
import { type DescribedValue, describePlan } from '../../../agent/plan/describe';
import type { TraceStep } from '../../../checks/check';
import { ownPerson } from '../../../platform/person';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { isSecretName, maskText } from '../../../policy/secrets';
import { renderedPieces } from '../../../privacy/ownWords';
import { joined } from '../../../privacy/pieces';
import { type Redactor, redactorFor } from '../../../privacy/redactor';
import { json, line, type Surroundings } from '../../surroundings';

interface Explained {
  id: string;
  result: CheckResult;
  steps: readonly TraceStep[];
}

/**
 * Prints how each verdict came about: the configuration with its origin, every program with its raw output, the facts
 * that were made of it, the verdict. In English, for support, and redacted as what goes to Icinga.
 */
export async function explain(
  surroundings: Surroundings,
  entries: readonly Explained[],
  options: { json?: boolean },
): Promise<void> {
  const { plan } = loadConfiguration(surroundings.environment);
  const values = describePlan(plan);
  const redact = ownRedactor();
  const english = new Translator('en', 'en-GB');
  const explained = entries.map(({ id, result, steps }) => {
    const environment = plan.entries.find((entry) => entry.id === id)?.environment ?? {};
    const unnamed = (text: string) => maskText(withoutValues(text, environment));
    const safe = safeText(redact, environment);
    return {
      id,
      configuration: values
        .filter(({ path }) => path.startsWith(`checks.${id}.`))
        .map(({ path, value, origin }) => ({
          path,
          value: redacted(value, safe),
          origin: originText(origin),
        })),
      steps: steps.map((step) => stepOf(step, safe)),
      verdict: {
        state: result.state,
        output: unnamed(joined(outputPieces(result, english, redact))),
        perfdata: redact.perfdata(result.perfdata, true),
        remedy: result.remedy.map(({ message, command, settings }) => {
          const words = unnamed(joined(renderedPieces(message, english, redact)));
          const text = [words, command && safe(command)].filter(Boolean).join(': ');
          return settings ? `${text} (settings: ${settings})` : text;
        }),
        seconds: Math.round((result.ended - result.started) * 1000) / 1000,
      },
    };
  });
  if (options.json) {
    json(surroundings, { entries: explained });
    return;
  }
  for (const { id, configuration, steps, verdict } of explained) {
    line(surroundings, `== ${id}`);
    section(
      surroundings,
      'Configuration',
      configuration.map(({ path, value, origin }) => `${path} = ${JSON.stringify(value)}  (${origin})`),
    );
    for (const step of steps) section(surroundings, step.title, step.lines);
    section(surroundings, `Verdict: ${verdict.state.toUpperCase()} after ${verdict.seconds} s`, [
      ...verdict.output.split('\n'),
      ...verdict.perfdata.map((metric) => `perfdata: ${metric}`),
      ...verdict.remedy.map((remedy) => `to do: ${remedy}`),
    ]);
  }
}

/** Takes out what would not go to Icinga either. */
export function ownRedactor(): Redactor {
  return redactorFor(ownPerson(), { redaction: 'standard', allow: [] });
}

/** What may be shown of a text of an entry with this environment. */
export function safeText(redact: Redactor, environment: Readonly<Record<string, string>>) {
  return (text: string) => redact.text(maskText(withoutValues(text, environment)));
}

/** A program may print what it was given in its environment; short values are words like any other. */
function withoutValues(text: string, environment: Readonly<Record<string, string>>): string {
  const values = Object.values(environment).filter((value) => value.length >= 4);
  return values.reduce((left, value) => left.replaceAll(value, '[environment]'), text);
}

function section(surroundings: Surroundings, title: string, lines: readonly string[]): void {
  line(surroundings, `-- ${title}`);
  for (const one of lines) line(surroundings, `   ${one}`);
}

function originText({ layer, file }: DescribedValue['origin']): string {
  return file ? `${layer}, ${file}` : layer;
}

function stepOf(step: TraceStep, safe: (text: string) => string): { title: string; lines: string[] } {
  if (step.kind === 'facts') {
    return { title: 'Facts', lines: JSON.stringify(redacted(step.facts, safe), null, 2).split('\n') };
  }
  if (step.kind === 'left-out') {
    return { title: 'Left out: Icinga cannot read these figures', lines: step.metrics.map(safe) };
  }
  const { argv, environment, outcome } = step;
  // Values of the environment may be secrets, so only its names are shown.
  const extra = environment.length > 0 ? [`environment: ${environment.join(', ')}`] : [];
  return {
    title: `Command: ${argv.map((part) => quoted(safe(part))).join(' ')}`,
    lines: [...extra, ...outcomeLines(outcome).map(safe)],
  };
}

function outcomeLines(outcome: ProcessOutcome): string[] {
  switch (outcome.kind) {
    case 'aborted':
      return ['stopped before its end'];
    case 'not-found':
      return ['not found'];
    case 'not-executable':
      return [`cannot be started: ${[outcome.reason, outcome.fault].filter(Boolean).join(', ')}`];
    case 'exited':
    case 'signalled':
    case 'timed-out': {
      const how =
        outcome.kind === 'exited'
          ? `exit code ${outcome.code}`
          : outcome.kind === 'signalled'
            ? `ended by ${outcome.signal}`
            : 'timed out';
      return [
        `${how} after ${outcome.duration.toFixed(3)} s${outcome.truncated ? ', output cut off' : ''}`,
        ...labelled('stdout', outcome.stdout),
        ...labelled('stderr', outcome.stderr),
      ];
    }
  }
}

function labelled(name: string, text: string): string[] {
  return text === ''
    ? []
    : text
        .replace(/\n$/, '')
        .split('\n')
        .map((one) => `${name}: ${one}`);
}

function quoted(argument: string): string {
  return /^[\w@%+=:,./-]+$/.test(argument) ? argument : `'${argument.replaceAll("'", "'\\''")}'`;
}

/** A value with its texts redacted and what is named like a secret left out. */
export function redacted(value: unknown, safe: (text: string) => string): unknown {
  if (typeof value === 'string') return safe(value);
  if (Array.isArray(value)) return value.map((one) => redacted(one, safe));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, isSecretName(key) ? '***' : redacted(one, safe)]),
  );
}
