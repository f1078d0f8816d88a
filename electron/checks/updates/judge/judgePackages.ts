import type { Evidence, Remedy } from '../../../../shared/checkResult';
import { message } from '../../../../shared/message';
import { formatMetric } from '../../../plugins/perfdata';
import { isFuture } from '../../clock';
import type { PackageFacts, PackageSourceId, Part, PendingUpdate } from '../facts';
import { packageSources } from '../sources/sources';
import type { UpdatesThresholds } from '../thresholds';
import { type FirstSeen, unknownVerdict, upTo, type Verdict } from '../verdict';
import { judgeObstacles } from './judgeObstacles';

/** Pending updates of one source and the age of the index behind them. */
export function judgePackages(
  facts: PackageFacts,
  thresholds: UpdatesThresholds,
  now: number,
  firstSeen: FirstSeen,
): Verdict {
  const { name: source, marksSecurity, securityOnly, commands } = packageSources[facts.source];
  const install = facts.install ?? commands.install;
  const index = judgeIndex(facts, thresholds, now);
  if (facts.pending.kind === 'unknown') {
    const reason = message('updates.packages.failed', { source, reason: { message: facts.pending.reason } });
    const verdict = unknownVerdict(reason, [failedRemedy(source, commands.show)]);
    return facts.pending.absent
      ? { ...verdict, notApplicable: true }
      : {
          ...verdict,
          evidence: [...verdict.evidence, ...index.evidence],
          remedy: [...verdict.remedy, ...index.remedy],
        };
  }
  const { updates, incomplete } = facts.pending;
  const security = updates.filter((update) => update.security);
  const other = updates.filter((update) => !update.security);
  const oldest = (some: PendingUpdate[]) =>
    Math.min(...some.map((update) => firstSeen(keyOf(facts.source, update))));
  const deadline = security.length > 0 ? oldest(security) + thresholds.security.critical : undefined;
  const evidence: Evidence[] = [];
  if (deadline !== undefined) {
    const id = now >= deadline ? 'updates.packages.security.overdue' : 'updates.packages.security';
    const state = now >= deadline ? 'critical' : 'warning';
    evidence.push({
      state,
      message: message(id, { source, count: security.length, deadline: { date: deadline } }),
    });
  }
  if (other.length > 0)
    evidence.push(judgeOther(source, marksSecurity, other, now - oldest(other), thresholds));
  if (facts.remark)
    evidence.push({
      state: 'ok',
      message: message('updates.packages.remark', { source, remark: { message: facts.remark } }),
    });
  if (incomplete) {
    const params = { source, reason: { message: incomplete } };
    evidence.push({ state: 'unknown', message: message('updates.packages.incomplete', params) });
  } else if (updates.length === 0 && index.evidence.every(({ state }) => state !== 'unknown')) {
    const id = securityOnly ? 'updates.packages.none-for-security' : 'updates.packages.none';
    evidence.push({ state: 'ok', message: message(id, { source }) });
  }
  const obstacles = judgeObstacles(facts, thresholds, now, firstSeen);
  return {
    evidence: [...evidence, ...obstacles.evidence, ...index.evidence],
    remedy: [
      ...obstacles.remedy,
      ...(updates.length > 0 ? [installRemedy(source, install)] : index.remedy),
      ...(incomplete ? [failedRemedy(source, commands.show)] : []),
    ],
    perfdata: [
      formatMetric({ label: `${facts.source}_updates`, value: updates.length, unit: '', minimum: 0 }),
      ...index.perfdata,
    ],
    ...deadlineOf(deadline, obstacles.deadline),
  };
}

function deadlineOf(...some: (number | undefined)[]): { deadline?: number } {
  const known = some.filter((one) => one !== undefined);
  return known.length > 0 ? { deadline: Math.min(...known) } : {};
}

/** The key under which a pending update's first sight is remembered; security is urgent from when it became known. */
export function keyOf(source: PackageSourceId, update: PendingUpdate): string {
  return `${source} ${update.security ? 'security' : 'other'} ${update.id}`;
}

function judgeOther(
  source: string,
  marksSecurity: boolean,
  updates: readonly PendingUpdate[],
  age: number,
  thresholds: UpdatesThresholds,
): Evidence {
  const count = updates.length;
  const params = { source, count, age: { duration: age } };
  if (age >= thresholds.other.warning)
    return { state: 'warning', message: message('updates.packages.other.old', params) };
  if (!marksSecurity) return { state: 'ok', message: message('updates.packages.unmarked', params) };
  // Whether updates are marked is a property of the archive that they come from.
  const unmarked = updates.filter((update) => update.unmarked).length;
  if (unmarked === 0) return { state: 'ok', message: message('updates.packages.other', params) };
  return { state: 'ok', message: message('updates.packages.partly-unmarked', { source, count, unmarked }) };
}

function judgeIndex(facts: PackageFacts, thresholds: UpdatesThresholds, now: number): Verdict {
  const { name: source, commands } = packageSources[facts.source];
  if (facts.index.kind === 'live') return { evidence: [], remedy: [], perfdata: [] };
  const remedy: Remedy[] = [
    {
      message: message('updates.packages.stale.remedy', { source }),
      ...copied(commands.refresh),
      settings: 'updates',
    },
  ];
  if (facts.index.kind === 'missing')
    return unknownVerdict(message('updates.packages.no-index', { source }), remedy);
  const clock: Remedy[] = [{ message: message('updates.packages.future.remedy'), ...copied('timedatectl') }];
  if (isFuture(facts.index.at, now))
    return unknownVerdict(
      message('updates.packages.future', { source, at: { date: facts.index.at } }),
      clock,
    );
  const age = Math.max(0, now - facts.index.at);
  const { unknown, firmware } = thresholds.indexAge;
  const limit = facts.source === 'fwupd' ? firmware : unknown;
  const stale = age > limit;
  const { oldest } = facts.index;
  const oldestAge = oldest ? Math.max(0, now - oldest.at) : 0;
  const ahead = oldest !== undefined && isFuture(oldest.at, now);
  // A repository has its own pace, so it gets twice the time.
  const left = !stale && oldest && oldestAge > 2 * limit;
  const text = stale
    ? message('updates.packages.stale', { source, age: { duration: age } })
    : message('updates.packages.index', { source, age: { ago: age } });
  return {
    evidence: [
      { state: stale ? 'unknown' : 'ok', message: text },
      ...(left ? [{ state: 'unknown' as const, message: partMessage(source, oldest.name, oldestAge) }] : []),
      ...(ahead ? [{ state: 'unknown' as const, message: futurePart(source, oldest) }] : []),
    ],
    remedy: ahead ? clock : stale || left ? remedy : [],
    perfdata: [
      formatMetric({
        label: `${facts.source}_index_age`,
        value: Math.floor(age),
        unit: 's',
        warning: upTo(limit),
        minimum: 0,
      }),
    ],
  };
}

function partMessage(source: string, name: string, age: number) {
  return message('updates.packages.stale-part', { source, name, age: { duration: age } });
}

function futurePart(source: string, { name, at }: Part) {
  return message('updates.packages.future-part', { source, name, at: { date: at } });
}

function installRemedy(source: string, command: string | undefined): Remedy {
  return { message: message('updates.packages.remedy', { source }), ...copied(command), settings: 'updates' };
}

function failedRemedy(source: string, command: string | undefined): Remedy {
  const text = message('updates.packages.failed.remedy', { source });
  return { message: text, ...(command === undefined ? { settings: 'updates' } : { command }) };
}

function copied(command: string | undefined) {
  return command === undefined ? {} : { command };
}
