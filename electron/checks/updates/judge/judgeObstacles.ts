import type { Evidence, Remedy } from '../../../../shared/checkResult';
import { message } from '../../../../shared/message';
import type { Obstacle, PackageFacts } from '../facts';
import { packageSources } from '../sources/sources';
import type { UpdatesThresholds } from '../thresholds';
import type { FirstSeen } from '../verdict';

const remedies = {
  unfinished: { id: 'updates.obstacle.unfinished.remedy', command: 'sudo dpkg --configure -a' },
  'kept-back': { id: 'updates.obstacle.kept-back.remedy', command: 'apt-mark showhold' },
  unsupported: { id: 'updates.obstacle.unsupported.remedy', command: 'flatpak list --columns=ref,options' },
  restart: { id: 'updates.obstacle.restart.remedy' },
} as const;

/** What else keeps a source from being up to date, each with what can be done. */
export function judgeObstacles(
  facts: PackageFacts,
  thresholds: UpdatesThresholds,
  now: number,
  firstSeen: FirstSeen,
): { evidence: Evidence[]; remedy: Remedy[]; deadline?: number } {
  const { name: source } = packageSources[facts.source];
  const obstacles = facts.obstacles ?? [];
  const restart = obstacles.find(({ kind }) => kind === 'restart');
  return {
    evidence: obstacles.map((one) => ({
      state: stateOf(one, thresholds, now, firstSeen(obstacleKey(facts, one))),
      message: message(`updates.obstacle.${one.kind}`, { source, count: one.count }),
    })),
    remedy: obstacles.map(({ kind }) => {
      const { id, ...command } = remedies[kind];
      return { message: message(id, { source }), ...command };
    }),
    ...(restart ? { deadline: firstSeen(obstacleKey(facts, restart)) + thresholds.reboot.critical } : {}),
  };
}

/** The key under which its first sight is remembered. */
export function obstacleKey({ source }: PackageFacts, { kind }: Obstacle): string {
  return `${source} obstacle ${kind}`;
}

/** Who is to move to other software gets the time of an update that is not urgent; a restart that of any restart. */
function stateOf(
  { kind }: Obstacle,
  thresholds: UpdatesThresholds,
  now: number,
  seen: number,
): Evidence['state'] {
  if (kind === 'unsupported') return now - seen >= thresholds.other.warning ? 'warning' : 'ok';
  return kind === 'restart' && now - seen >= thresholds.reboot.critical ? 'critical' : 'warning';
}
