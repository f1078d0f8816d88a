import { arch, release, type } from 'node:os';
import { Translator } from '../../../shared/i18n';
import { type Message, message } from '../../../shared/message';
import type { RecordedRequest } from '../../../shared/sentRequest';
import type { Snapshot } from '../../../shared/snapshot';
import { type BuildInfo, buildInfo } from '../../platform/buildInfo';
import { systemClock } from '../../platform/clock';
import { ownPerson } from '../../platform/person';
import { isSecretName, maskText } from '../../policy/secrets';
import { redactorFor } from '../../privacy/redactor';
import { stateBeside } from '../../store/state';
import { diagnose, type ExaminedTarget, examineAll } from '../doctor';
import type { Configuration } from '../plan/configuration';
import { type DescribedValue, describePlan } from '../plan/describe';

/** What support needs to help, in one file that a person can read before it leaves. Times are ISO 8601. */
interface SupportBundle {
  about: string;
  madeAt: string;
  program: BuildInfo & { node: string; system: string };
  /** The policy and the settings as they hold, each value with where it comes from. */
  configuration: DescribedValue[];
  problems: string[];
  /** What tray and window show. */
  status: unknown;
  doctor: string[];
  /** What happened when the machine last went away. */
  departures: unknown;
  /** The last requests and their answers. */
  journal: unknown;
}

/** As much as says how delivery goes. */
const mostRequests = 30;

const english = new Translator('en', 'en-GB', 'UTC');

export interface BundleParts {
  configuration: Pick<Configuration, 'paths' | 'plan'>;
  /** Of the running app, where there is one. */
  snapshot?: Snapshot | undefined;
  doctor: { computer: { verdict: string; message: Message; remedy?: Message }[]; targets: ExaminedTarget[] };
  journal: readonly RecordedRequest[];
  departures: unknown;
  /** Epoch seconds. */
  now: number;
}

/** Collects the bundle on this computer; asks the servers what `fettle doctor` asks them, and changes nothing. */
export async function supportBundle(
  configuration: Configuration,
  environment: NodeJS.ProcessEnv,
  snapshot?: Snapshot,
): Promise<string> {
  const state = stateBeside(configuration.paths.state);
  const now = systemClock().now();
  const [computer, targets] = await Promise.all([
    diagnose(configuration, state, environment),
    examineAll(configuration, state, environment),
  ]);
  const journal = state.journal.entries();
  const departures = state.departures.all();
  return bundleText({ configuration, snapshot, doctor: { computer, targets }, journal, departures, now });
}

/** The bundle as the text of its file. Nothing in it is a secret or names the person, whatever the policy says about redaction. */
export function bundleText(parts: BundleParts): string {
  const { plan } = parts.configuration;
  const bundle: SupportBundle = {
    about:
      'What support needs to help with Fettle. Secrets and personal data are taken out; please read it before you send it.',
    madeAt: isoOf(parts.now),
    program: { ...buildInfo(), node: process.versions.node, system: `${type()} ${release()} ${arch()}` },
    configuration: describePlan(plan),
    problems: plan.faults.map(({ message: words, place }) => `${place?.file ?? ''} ${english.render(words)}`),
    status: parts.snapshot ? statusOf(parts.snapshot) : 'The app does not run.',
    doctor: [
      ...parts.doctor.computer.map(wordsOf),
      ...parts.doctor.targets.flatMap(({ name, steps: findings }) =>
        findings.map((finding) => `${name} ${finding.endpoint ?? ''} ${wordsOf(finding)}`),
      ),
    ],
    departures: parts.departures,
    journal: parts.journal.slice(-mostRequests).map(({ at, answered, ...rest }) => ({
      at: isoOf(at),
      ...(answered === undefined ? {} : { answered: isoOf(answered) }),
      ...rest,
    })),
  };
  const who = ownPerson();
  const redactor = redactorFor(who, { redaction: 'standard', allow: [] });
  const clean = (text: string) => redactor.text(maskText(text));
  return `${JSON.stringify(cleaned(bundle, clean), null, 2)}\n`;
}

/** Sentences instead of message ids, and of a result no more than its sentences: programs print what they like. */
function statusOf(snapshot: Snapshot) {
  const { overall, headline, answerNeeded, localOnly, pausedUntil, entries, targets, faults } = snapshot;
  return {
    overall,
    headline: english.render(headline),
    answerNeeded,
    localOnly,
    pausedUntil: pausedUntil === undefined ? undefined : isoOf(pausedUntil),
    entries: entries.map(({ id, check, phase, result, since }) => ({
      id,
      check,
      phase,
      state: result?.state,
      summary: result && english.render(result.summary),
      since: since === undefined ? undefined : isoOf(since),
    })),
    targets: targets.map(({ message: words, remedy: _, lastDelivered, ...rest }) => ({
      ...rest,
      lastDelivered: lastDelivered === undefined ? undefined : isoOf(lastDelivered),
      message: words && english.render(words),
    })),
    problems: faults.map(({ message: words }) => english.render(words)),
  };
}

function wordsOf(found: { verdict: string; message: Message; remedy?: Message }): string {
  const remedy = found.remedy ? ` ${english.render(found.remedy)}` : '';
  return `${english.render(message(`doctor.verdict.${found.verdict as 'ok' | 'warning' | 'failed'}`))}: ${english.render(found.message)}${remedy}`;
}

/**
 * Every text without what is secret or personal. What stands under a secret's name goes whole, and so do the arguments
 * of programs, where a password may stand under no name at all.
 */
function cleaned(value: unknown, clean: (text: string) => string, key = ''): unknown {
  if (isSecretName(key)) return '***';
  if (typeof value === 'string') return inJson(value, clean) ?? clean(value);
  if (Array.isArray(value)) {
    const isCommand = key === 'command' && typeof value[0] === 'string';
    if (isCommand) return [clean(String(value[0])), ...value.slice(1).map(() => '***')];
    return value.map((one) => cleaned(one, clean));
  }
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [clean(name), cleaned(inner, clean, lastName(name, value))]),
  );
}

/** A described value stands beside its path, not under its name. */
function lastName(name: string, around: object): string {
  const path = name === 'value' && 'path' in around ? String(around.path) : name;
  return path.split('.').at(-1) ?? '';
}

/** The body of a request is JSON in a text: looked at as what it is. */
function inJson(text: string, clean: (text: string) => string): string | undefined {
  if (!/^[[{]/.test(text)) return undefined;
  try {
    return JSON.stringify(cleaned(JSON.parse(text), clean));
  } catch {
    return undefined;
  }
}

function isoOf(epoch: number): string {
  return new Date(epoch * 1000).toISOString();
}
