import { message } from '../../../../shared/message';
import { worstState } from '../../../../shared/states';
import { type Judgement, unknownJudgement } from '../../check';
import { distinct, findingsOf, joined } from '../../combine';
import { browserKey, judgeBrowsers } from '../browser/judge';
import { isTooOld } from '../browser/versions';
import { judgeEndOfLife } from '../endOfLife/judge';
import { isSystems, type RememberedAnswer, type UpdatesFacts } from '../facts';
import { judgeReboot } from '../reboot/judge';
import type { UpdatesThresholds } from '../thresholds';
import { type FirstSeen, unknownVerdict, type Verdict } from '../verdict';
import { judgeCounts } from './judgeCounts';
import { obstacleKey } from './judgeObstacles';
import { judgePackages, keyOf } from './judgePackages';

/** The worst of the sources; those that cannot know on this machine count only when the policy names them. */
export function judgeUpdates(facts: UpdatesFacts, thresholds: UpdatesThresholds, now: number): Judgement {
  const firstSeen: FirstSeen = (key) => Math.min(now, facts.firstSeen[key] ?? now);
  const verdicts: Verdict[] = [
    ...(facts.packages.length > 0 ? [judgeCounts(facts, thresholds)] : []),
    ...facts.packages.map((one) => {
      const { notApplicable, ...verdict } = judgePackages(one, thresholds, now, firstSeen);
      return notApplicable && !isSystems(one.source) ? { ...verdict, notApplicable } : verdict;
    }),
    ...(facts.unasked === undefined ? [] : [judgeUnasked(facts.unasked)]),
    ...(facts.reboot ? [judgeReboot(facts.reboot, thresholds, now, firstSeen, facts.system)] : []),
    ...(facts.endOfLife ? [judgeEndOfLife(facts.endOfLife, thresholds, now)] : []),
    ...(facts.browsers ? [judgeBrowsers(facts.browsers.browsers, thresholds, now, firstSeen)] : []),
  ];
  const counted = facts.chosen ? verdicts : verdicts.filter((verdict) => !verdict.notApplicable);
  const evidence = verdicts.flatMap((verdict) => verdict.evidence);
  const memory = { firstSeen: nextFirstSeen(facts, firstSeen), ...answersOf(facts) };
  const findings = counted.flatMap((verdict) => verdict.evidence);
  if (findings.length === 0) {
    const remedy = [{ message: message('updates.no-source.remedy') }];
    return { ...unknownJudgement(message('updates.no-source'), remedy), evidence, memory };
  }
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

/** What Flatpak or a browser says is nothing about the system itself. */
function judgeUnasked(system: string): Verdict {
  return unknownVerdict(message('updates.unasked', { system }), [
    { message: message('updates.unasked.remedy') },
  ]);
}

/** The whole answers, by their sources. */
function answersOf({ packages, reboot, browsers }: UpdatesFacts): {
  answers?: Record<string, RememberedAnswer>;
} {
  const answers = Object.fromEntries(
    packages.flatMap(({ source, remember }) => (remember ? [[source, remember]] : [])),
  );
  if (reboot && reboot.kind !== 'unknown' && reboot.remember) answers.reboot = reboot.remember;
  if (browsers?.remember) answers.browser = browsers.remember;
  return Object.keys(answers).length > 0 ? { answers } : {};
}

/**
 * What is pending now with its first sight. A source that could not look, or not at everything, keeps what it knew, so
 * that no deadline starts again.
 */
function nextFirstSeen(facts: UpdatesFacts, firstSeen: FirstSeen): Record<string, number> {
  const next = new Map<string, number>();
  const keep = (prefix: string) => {
    for (const key of Object.keys(facts.firstSeen)) {
      if (key.startsWith(prefix)) next.set(key, firstSeen(key));
    }
  };
  for (const { source, pending } of facts.packages) {
    if (pending.kind === 'unknown' || pending.incomplete) keep(`${source} `);
    for (const update of pending.kind === 'known' ? pending.updates : [])
      next.set(keyOf(source, update), firstSeen(keyOf(source, update)));
  }
  for (const one of facts.packages)
    for (const obstacle of one.obstacles ?? [])
      next.set(obstacleKey(one, obstacle), firstSeen(obstacleKey(one, obstacle)));
  if (facts.reboot?.kind === 'pending') next.set(facts.reboot.id, firstSeen(facts.reboot.id));
  else if (facts.reboot?.kind !== 'none') keep('reboot ');
  for (const browser of facts.browsers?.browsers ?? []) {
    const key = browserKey(browser);
    if (browser.version.kind === 'unknown') keep(key);
    else if (isTooOld(browser)) next.set(key, firstSeen(key));
  }
  return Object.fromEntries(next);
}
