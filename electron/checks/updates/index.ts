import { z } from 'zod';
import { message } from '../../../shared/message';
import { worstState } from '../../../shared/states';
import { type CheckContext, defineCheck, type Judgement, unknownJudgement } from '../check';
import { distinct, findingsOf, joined } from '../combine';
import { gatherApt } from './apt';
import { gatherEndOfLife, supportKinds } from './endOfLife';
import { type UpdatesFacts, updateSources } from './facts';
import { type FirstSeen, idOf, judgeApt, judgeEndOfLife, judgeReboot, type Verdict } from './judgeSources';
import { isDebianFamily, readOsRelease } from './osRelease';
import { gatherReboot } from './reboot';
import { type UpdatesThresholds, UpdatesThresholdsSchema } from './thresholds';

export const UpdatesOptionsSchema = z
  .strictObject({
    /** Default: all that apply on this machine. */
    sources: z.array(z.enum(updateSources)).min(1).optional(),
    /** Whose end of support counts. */
    support: z.enum(supportKinds).default('free'),
  })
  .prefault({});
type UpdatesOptions = z.infer<typeof UpdatesOptionsSchema>;

const MemorySchema = z.object({ firstSeen: z.record(z.string(), z.number()) });

/** Whether the system is up to date: package updates, pending restart, end of support. The worst of them counts. */
export const updatesCheck = defineCheck({
  id: 'updates',
  kind: 'updates',
  platforms: ['linux'],
  title: 'updates.title',
  purpose: 'updates.purpose',
  collects: ['updates.collects.packages', 'updates.collects.reboot', 'updates.collects.end-of-life'],
  options: UpdatesOptionsSchema,
  thresholds: UpdatesThresholdsSchema,
  defaults: { interval: 3600, timeout: 60 },
  gather: gatherUpdates,
  judge: judgeUpdates,
});

/** Asks the chosen sources, or all that may apply. */
export async function gatherUpdates(context: CheckContext<UpdatesOptions>): Promise<UpdatesFacts> {
  const { sources, support } = context.options;
  const asked = (source: (typeof updateSources)[number]) => sources?.includes(source) ?? true;
  const wantsApt = sources ? asked('apt') : isDebianFamily(await readOsRelease(context.root));
  const remembered = MemorySchema.safeParse(context.memory);
  return {
    chosen: sources !== undefined,
    ...(wantsApt ? { apt: await gatherApt(context) } : {}),
    ...(asked('reboot') ? { reboot: await gatherReboot(context) } : {}),
    ...(asked('end-of-life') ? { endOfLife: await gatherEndOfLife(context, support) } : {}),
    firstSeen: remembered.success ? remembered.data.firstSeen : {},
  };
}

/** The worst of the sources; those that cannot know on this machine count only when the policy names them. */
export function judgeUpdates(facts: UpdatesFacts, thresholds: UpdatesThresholds, now: number): Judgement {
  const firstSeen: FirstSeen = (id) => Math.min(now, facts.firstSeen[id] ?? now);
  const verdicts: Verdict[] = [
    ...(facts.apt ? [judgeApt(facts.apt, thresholds, now, firstSeen)] : []),
    ...(facts.reboot ? [judgeReboot(facts.reboot, thresholds, now, firstSeen)] : []),
    ...(facts.endOfLife ? [judgeEndOfLife(facts.endOfLife, thresholds, now)] : []),
  ];
  const counted = facts.chosen ? verdicts : verdicts.filter((verdict) => !verdict.notApplicable);
  const evidence = verdicts.flatMap((verdict) => verdict.evidence);
  const memory = { firstSeen: nextFirstSeen(facts, firstSeen) };
  if (counted.length === 0) {
    const remedy = [{ message: message('updates.no-source.remedy') }];
    return { ...unknownJudgement(message('updates.no-source'), remedy), evidence, memory };
  }
  const findings = counted.flatMap((verdict) => verdict.evidence);
  const state = worstState(findings.map((finding) => finding.state));
  const deadlines = counted.flatMap((verdict) => verdict.deadline ?? []);
  return {
    state,
    // All is well in many words is no summary: the first source's first finding stands for it.
    summary: state === 'ok' && findings[0] ? findings[0].message : joined(findingsOf(findings, state)),
    evidence,
    remedy: distinct(verdicts.flatMap((verdict) => verdict.remedy)),
    perfdata: verdicts.flatMap((verdict) => verdict.perfdata),
    ...(deadlines.length > 0 ? { deadline: Math.min(...deadlines) } : {}),
    memory,
  };
}

/** What is pending now with its first sight. A source that could not look keeps what it knew, so no deadline starts anew. */
function nextFirstSeen(facts: UpdatesFacts, firstSeen: FirstSeen): Record<string, number> {
  const next = new Map<string, number>();
  const keep = (prefixes: string[]) => {
    for (const id of Object.keys(facts.firstSeen)) {
      if (prefixes.some((prefix) => id.startsWith(prefix))) next.set(id, firstSeen(id));
    }
  };
  if (facts.apt?.pending.kind === 'known') {
    for (const update of facts.apt.pending.updates) next.set(idOf(update), firstSeen(idOf(update)));
  } else keep(['security ', 'other ']);
  if (facts.reboot?.kind === 'pending') next.set(facts.reboot.id, firstSeen(facts.reboot.id));
  else if (facts.reboot?.kind !== 'none') keep(['reboot ']);
  return Object.fromEntries(next);
}
