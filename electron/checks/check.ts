import type { z } from 'zod';
import type { CheckResult } from '../../shared/checkResult';
import type { MessageId } from '../../shared/i18n';
import { type Message, message, withTexts } from '../../shared/message';
import { plainText } from '../../shared/text';
import type { Clock } from '../platform/clock';
import type { Secret } from '../platform/keystore/keyStore';
import type { ProcessOutcome, RunProcess } from '../platform/processes/process';

type Platform = 'linux' | 'darwin' | 'win32';

/** What may be asked about this machine when looking for what can be checked. Nothing of it runs a program. */
export interface Machine {
  platform: Platform;
  /** Folder that stands for `/`. */
  root: string;
  /** The person's home folder. */
  home: string;
  /** Whether a program is in PATH and may be run. */
  has(program: string): Promise<boolean>;
}

/** Whether a check has something to look at here, with the reason in words. */
export interface Detection {
  available: boolean;
  reason: Message;
}
type Detect = (machine: Machine) => Promise<Detection>;

/** What a check may use while it gathers. It knows no schedule and no server. */
export interface CheckContext<Options> {
  options: Options;
  /** Runs a program within what is left of the entry's timeout and with the entry's environment. */
  run: RunProcess;
  clock: Clock;
  /** Seconds the whole check may take. */
  timeout: number;
  signal: AbortSignal;
  /** What this check's last result asked to be remembered. */
  memory: unknown;
  /** Somebody wants to see how things are: what was remembered must not stand in for asking. */
  askAgain?: boolean;
  /** Says in words what is being done ("asking borg ..."). */
  progress(step: Message): void;
  /**
   * A secret of this entry from the person's key store (`check/ENTRY/NAME`), which is touched only by this call. It goes
   * into requests and environments, never into facts, arguments or a log.
   */
  secret(name: string): Promise<Secret>;
  /** Values of the macros `$user$ $host$ $address$ $home$`. */
  macros: Readonly<Record<'user' | 'host' | 'address' | 'home', string>>;
  /** Folder that stands for `/` when system files are read; `/` except in tests. */
  root: string;
  /** Called with each step when somebody wants to see how a verdict comes about. */
  trace?(step: TraceStep): void;
}

/** What support asks for: the programs that ran and what was made of their output. */
export type TraceStep =
  | { kind: 'command'; argv: readonly string[]; environment: readonly string[]; outcome: ProcessOutcome }
  | { kind: 'facts'; facts: unknown }
  /** Figures that Icinga could not read. */
  | { kind: 'left-out'; metrics: readonly string[] };

/** The verdict on some facts; `runCheck` adds the times. */
export type Judgement = Omit<CheckResult, 'started' | 'ended'>;

/** A definition of something that can be checked. `gather` looks, `judge` is pure. */
export interface Check<Options, Thresholds, Facts> {
  id: string;
  kind: 'updates' | 'backups' | 'system' | 'custom';
  platforms: readonly Platform[];
  title: MessageId;
  /** Why this is checked, for the notice. */
  purpose: MessageId;
  /** Which data it collects, for the notice. */
  collects: readonly MessageId[];
  /** Parses the entry's `options`; errors name the field. */
  options: z.ZodType<Options>;
  /** Options to start from, for a check that needs some. */
  example?: Readonly<Record<string, unknown>>;
  /** Parses the entry's `thresholds` over the check's defaults. */
  thresholds: z.ZodType<Thresholds>;
  /** Seconds. */
  defaults: { interval: number; timeout: number };
  /** Any one of these in PATH tells that its tool is installed; without them it needs none. */
  programs?: readonly string[];
  /** Where its tool looks for its configuration, for one that knows nothing without it and is slow to say so. */
  configuredIn?: readonly string[];
  /** Whether it has something to look at on this machine; without it, `platforms`, `programs` and `configuredIn` tell. */
  detect?: Detect;
  gather(context: CheckContext<Options>): Promise<Facts>;
  judge(facts: Facts, thresholds: Thresholds, now: number): Judgement | Promise<Judgement>;
}

/** A check whose types are settled inside; what the catalog and the engine hold. */
export type AnyCheck = Omit<Check<unknown, unknown, unknown>, 'gather' | 'judge'> & {
  run(context: CheckContext<unknown>, thresholds: unknown): Promise<CheckResult>;
};

/** Closes a typed check over its facts, so that the engine need not know them. */
export function defineCheck<Options, Thresholds, Facts>(check: Check<Options, Thresholds, Facts>): AnyCheck {
  const { gather, judge, ...definition } = check;
  return {
    ...definition,
    async run(context, thresholds) {
      const started = context.clock.now();
      const judgement = await judged(async () => {
        const facts = await gather(context as CheckContext<Options>);
        context.trace?.({ kind: 'facts', facts });
        return judge(facts, thresholds as Thresholds, context.clock.now());
      });
      return { ...plainJudgement(judgement), started, ended: context.clock.now() };
    },
  };
}

/** A check that throws could not look: UNKNOWN with the reason, never silence. */
async function judged(look: () => Promise<Judgement>): Promise<Judgement> {
  try {
    return await look();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return unknownJudgement(message('check.failed', { reason }));
  }
}

/** Here strangers' words enter, whether of programs, files or servers: from here on they are plain text everywhere. */
function plainJudgement(judgement: Judgement): Judgement {
  const plain = (message: Message) => withTexts(message, plainText);
  return {
    ...judgement,
    summary: plain(judgement.summary),
    evidence: judgement.evidence.map((one) => ({ ...one, message: plain(one.message) })),
    remedy: judgement.remedy.map((one) => ({ ...one, message: plain(one.message) })),
    perfdata: judgement.perfdata.map((metric) => plainText(metric).replace(/[\r\n]+/g, ' ')),
    ...(judgement.longOutput === undefined ? {} : { longOutput: plainText(judgement.longOutput) }),
  };
}

/** UNKNOWN with one reason, and optionally what to do about it. */
export function unknownJudgement(summary: Message, remedy: Judgement['remedy'] = []): Judgement {
  return { state: 'unknown', summary, evidence: [], remedy, perfdata: [] };
}
