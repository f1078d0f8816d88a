import type { Evidence, Remedy } from '../../../../shared/checkResult';
import { type Message, message } from '../../../../shared/message';
import type { Obstacle, PackageFacts } from '../facts';
import { packageSources } from '../sources/sources';
import type { UpdatesThresholds } from '../thresholds';
import type { FirstSeen } from '../verdict';

const remedies = {
  unfinished: { id: 'updates.obstacle.unfinished.remedy', command: 'sudo dpkg --configure -a' },
  'kept-back': { id: 'updates.obstacle.kept-back.remedy', command: 'apt-mark showhold' },
  withheld: { id: 'updates.obstacle.withheld.remedy' },
  'no-security-archive': { id: 'updates.obstacle.no-security-archive.remedy' },
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
  const deadlines = obstacles.flatMap((one) => {
    const grace = graceOf(one, thresholds);
    return grace === undefined ? [] : [firstSeen(obstacleKey(facts, one)) + grace];
  });
  return {
    evidence: obstacles.map((one) => ({
      state: stateOf(one, thresholds, now, firstSeen(obstacleKey(facts, one))),
      message: textOf(one, source),
    })),
    remedy: obstacles
      .filter(({ decided }) => !decided)
      .map(({ kind }) => {
        const { id, ...command } = remedies[kind];
        return { message: message(id, { source }), ...command };
      }),
    ...(deadlines.length > 0 ? { deadline: Math.min(...deadlines) } : {}),
  };
}

function textOf(one: Obstacle, source: string): Message {
  const { kind, count, setting } = one;
  const params = { source, count };
  const said =
    kind === 'withheld' && setting
      ? message(one.security ? 'updates.obstacle.withheld.security' : 'updates.obstacle.withheld', {
          ...params,
          setting: { message: message(`updates.setting.${setting}`) },
        })
      : message(`updates.obstacle.${kind}`, params);
  return one.decided ? message('updates.obstacle.decided', { said: { message: said } }) : said;
}

/** The key under which its first sight is remembered. */
export function obstacleKey({ source }: PackageFacts, { kind, setting }: Obstacle): string {
  return `${source} obstacle ${kind}${kind === 'withheld' && setting ? ` ${setting}` : ''}`;
}

/** Seconds after which it is critical, where it ever is. */
function graceOf(
  { kind, security, decided }: Obstacle,
  { reboot, withheld }: UpdatesThresholds,
): number | undefined {
  if (decided) return undefined;
  if (kind === 'restart') return reboot.critical;
  return kind === 'withheld' && security ? withheld.critical : undefined;
}

/**
 * Who is to move to other software, or keeps back what need not be urgent, gets the time of an update that is not urgent;
 * a restart that of any restart.
 */
function stateOf(one: Obstacle, thresholds: UpdatesThresholds, now: number, seen: number): Evidence['state'] {
  if (one.decided) return 'ok';
  // What is not there to be asked may hold anything.
  if (one.kind === 'no-security-archive') return 'unknown';
  if (one.kind === 'unsupported' || (one.kind === 'withheld' && !one.security))
    return now - seen >= thresholds.other.warning ? 'warning' : 'ok';
  const grace = graceOf(one, thresholds);
  return grace !== undefined && now - seen >= grace ? 'critical' : 'warning';
}
