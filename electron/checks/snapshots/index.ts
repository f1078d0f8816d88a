import * as z from 'zod';
import { message } from '../../../shared/message';
import { worstState } from '../../../shared/states';
import {
  ageMetric,
  type BackupThresholds,
  BackupThresholdsSchema,
  clockTolerance,
  stateOfAge,
} from '../backups/judge/thresholds';
import type { Reading } from '../backups/read/reading';
import { type Source, sourceSchema, toolOf } from '../backups/tools/tool';
import { type AnyCheck, type CheckContext, defineCheck, type Judgement } from '../check';
import { distinct, joined } from '../combine';
import { snapshotTools } from './tools';

const OptionsSchema = z.lazy(() =>
  z.strictObject({
    sources: z
      .array(sourceSchema(snapshotTools))
      .min(1)
      .describe(
        `Each has its \`tool\`, may have a \`name\`, and says where: ${snapshotTools.map(({ where }) => where).join(', ')}.`,
      ),
  }),
);

export interface SnapshotFacts {
  name: string;
  reading: Reading;
}

/** How old the newest local snapshot is. A class of its own: snapshots go with the disk that they are on. */
export const snapshotsCheck: AnyCheck = defineCheck({
  id: 'snapshots',
  kind: 'backups',
  platforms: ['linux'],
  title: 'snapshots.title',
  purpose: 'snapshots.purpose',
  collects: ['snapshots.collects.age'],
  options: OptionsSchema,
  example: {
    sources: snapshotTools.flatMap(({ id, example }) => (example ? [{ tool: id, ...example }] : [])),
  },
  thresholds: BackupThresholdsSchema,
  defaults: { interval: 3600, timeout: 60 },
  programs: snapshotTools.flatMap(({ programs }) => programs),
  gather: (context: CheckContext<z.infer<typeof OptionsSchema>>) =>
    gatherSnapshots(context, context.options.sources),
  judge: judgeSnapshots,
});

async function gatherSnapshots(
  context: CheckContext<unknown>,
  sources: readonly Source[],
): Promise<SnapshotFacts[]> {
  const one = { ...context, timeout: context.timeout / sources.length };
  const facts: SnapshotFacts[] = [];
  for (const source of sources) {
    const name = source.name ?? source.tool;
    context.progress(message('snapshots.progress', { source: name }));
    const reading = await toolOf(snapshotTools, source).read(one, source, name);
    facts.push({ name, reading });
  }
  return facts;
}

/** The worst of the sources; every result says that a snapshot is no backup. */
export function judgeSnapshots(
  facts: readonly SnapshotFacts[],
  thresholds: BackupThresholds,
  now: number,
): Judgement {
  const verdicts = facts.map((fact) => ({ fact, verdict: judgeOne(fact.reading, thresholds, now) }));
  const state = worstState(verdicts.map(({ verdict }) => verdict.state));
  const named = verdicts.map(({ fact, verdict }) => ({
    state: verdict.state,
    message:
      facts.length > 1
        ? message('backups.of-source', { source: fact.name, finding: { message: verdict.finding } })
        : verdict.finding,
  }));
  const foreign = verdicts.flatMap(({ verdict }) =>
    verdict.foreign
      ? [{ state: 'ok' as const, message: message('snapshots.foreign', { count: verdict.foreign }) }]
      : [],
  );
  const ages = verdicts.flatMap(({ verdict }) => verdict.age ?? []);
  return {
    state,
    summary: joined(named.filter((one) => one.state === state).map((one) => one.message)),
    evidence: [...named, ...foreign, { state: 'ok', message: message('snapshots.no-backup') }],
    remedy: distinct(verdicts.flatMap(({ verdict }) => verdict.remedy)),
    perfdata: ages.length === 0 ? [] : [ageMetric('age', Math.max(...ages), thresholds)],
  };
}

type Verdict = Pick<Judgement, 'state' | 'remedy'> & {
  finding: Judgement['summary'];
  age?: number;
  /** How many newer ones are of something else than the person's files. */
  foreign?: number | undefined;
};

function judgeOne(reading: Reading, thresholds: BackupThresholds, now: number): Verdict {
  const remedy = [{ message: message('snapshots.remedy.start') }];
  if (reading.kind === 'empty')
    return {
      state: 'critical',
      finding: message('snapshots.none'),
      remedy,
      foreign: reading.passed?.foreign,
    };
  if (reading.kind === 'unknown')
    return {
      state: 'unknown',
      finding: message('snapshots.unknown', { reason: { message: reading.reason } }),
      remedy: reading.remedy,
    };
  if (reading.kind !== 'newest' || reading.newest > now + clockTolerance)
    return { state: 'unknown', finding: message('snapshots.unclear'), remedy };
  const age = Math.max(0, now - reading.newest);
  const state = stateOfAge(age, thresholds);
  const finding = message('snapshots.newest', { age: { ago: age } });
  return { state, finding, remedy: state === 'ok' ? [] : remedy, age, foreign: reading.passed?.foreign };
}
