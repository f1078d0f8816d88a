import type { Evidence, Remedy } from '../../../../shared/checkResult';
import { type Message, message } from '../../../../shared/message';
import { worstState } from '../../../../shared/states';
import type { Judgement } from '../../check';
import { distinct, joined } from '../../combine';
import { judgeSource, type SourceFacts } from './judgeSource';
import { ageMetric, type BackupThresholds } from './thresholds';

/** The worst of the sources; `age` is that of the source whose newest backup is the oldest. */
export function judgeBackups(
  sources: readonly SourceFacts[],
  thresholds: BackupThresholds,
  now: number,
): Judgement {
  const verdicts = sources.map((source) => ({ source, verdict: judgeSource(source, thresholds, now) }));
  const several = sources.length > 1;
  const named = ({ name }: SourceFacts, finding: Message) =>
    several ? message('backups.of-source', { source: name, finding: { message: finding } }) : finding;
  const state = worstState(verdicts.map(({ verdict }) => verdict.state));
  const worst = verdicts
    .filter(({ verdict }) => verdict.state === state)
    .map(({ source, verdict }) => named(source, verdict.finding));
  const ages = verdicts.flatMap(({ verdict }) => verdict.age ?? []);
  const evidence: Evidence[] = verdicts.flatMap(({ source, verdict }) => [
    { state: verdict.state, message: named(source, verdict.finding) },
    ...verdict.notes.map((note) => ({ ...note, message: named(source, note.message) })),
  ]);
  const remedy: Remedy[] = distinct(verdicts.flatMap(({ verdict }) => verdict.remedy));
  const perSource = several
    ? verdicts.flatMap(({ source, verdict }) =>
        verdict.age === undefined ? [] : [ageMetric(`age_${source.name}`, verdict.age, thresholds)],
      )
    : [];
  const deadlines = verdicts.flatMap(({ verdict }) => verdict.deadline ?? []);
  return {
    state,
    summary:
      several && state === 'ok'
        ? message('backups.all-recent', { count: sources.length, age: { ago: Math.max(...ages) } })
        : joined(worst),
    evidence,
    remedy,
    perfdata: [...(ages.length > 0 ? [ageMetric('age', Math.max(...ages), thresholds)] : []), ...perSource],
    ...(deadlines.length > 0 ? { deadline: Math.min(...deadlines) } : {}),
    memory: Object.fromEntries(verdicts.map(({ source, verdict }) => [source.key, verdict.memory])),
  };
}
