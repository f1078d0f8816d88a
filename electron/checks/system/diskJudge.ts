import { message } from '../../../shared/message';
import type { Judgement } from '../check';
import type { DiskFacts, Mount } from './diskFacts';
import type { Inodes } from './inodes';
import { type Levels, metric, percent, stateOf } from './levels';
import { cannotTell, type Observation, verdictOf } from './verdict';

/** `inodes` as `used`, where it is not set. */
type DiskLevels = { used: Levels; inodes?: Levels };

/** Full is what an ordinary user cannot write to any more: the blocks that are kept for root count as used, as in df. */
export function judgeDisk(facts: DiskFacts, levels: DiskLevels): Judgement {
  const { wanted, looked, unread = [], inodes } = facts;
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const observations = looked.facts.flatMap((disk) => [
    room(disk, levels.used),
    ...filesOf(disk, inodes, levels.inodes ?? levels.used),
  ]);
  const missing = wanted
    .filter((mount) => !looked.facts.some((disk) => disk.mount === mount))
    .map((mount) => message('disk.missing', { mount }));
  const silent = unread.map(({ mount, reason }) =>
    mount === undefined
      ? message('system.cannot-tell', { reason })
      : message('disk.unread', { mount, reason }),
  );
  const unknown = [...missing, ...silent].map((said): Observation => {
    const mount = said.params?.mount;
    const remedy =
      mount === undefined ? message('system.cannot-tell.remedy') : message('disk.missing.remedy', { mount });
    return { state: 'unknown', message: said, remedy: { message: remedy } };
  });
  const judgement = verdictOf(
    [...unknown, ...observations],
    message('disk.all-well', { count: looked.facts.length }),
  );
  if (inodes?.kind !== 'unseen' || judgement.evidence.length === 0) return judgement;
  // Without them the disks' room is known still.
  const note = { state: 'ok' as const, message: message('disk.no-inodes') };
  return { ...judgement, evidence: [...judgement.evidence, note] };
}

function room(disk: Mount, used: Levels): Observation {
  const share = percent(disk.used, disk.used + disk.available);
  return {
    state: stateOf(share, used),
    message: message('disk.used', {
      mount: disk.mount,
      percent: share,
      free: Math.round(disk.available / 1e8) / 10,
    }),
    remedy: { message: message('disk.remedy', { mount: disk.mount }), settings: 'storage' },
    perfdata: [
      metric(disk.mount, share, '%', used, { minimum: 0, maximum: 100 }),
      metric(`${disk.mount} used`, disk.used, 'B', {}, { minimum: 0, maximum: disk.size }),
    ],
  };
}

/** Told only where there are too few left. */
function filesOf({ mount }: Mount, inodes: Inodes | undefined, levels: Levels): Observation[] {
  const share = inodes?.kind === 'seen' ? inodes.facts[mount] : undefined;
  if (share === undefined) return [];
  const state = stateOf(share, levels);
  if (state === 'ok') return [];
  return [
    {
      state,
      message: message('disk.inodes', { mount, percent: share }),
      remedy: { message: message('disk.inodes.remedy', { mount }), settings: 'storage' },
      perfdata: [metric(`${mount} inodes`, share, '%', levels, { minimum: 0, maximum: 100 })],
    },
  ];
}
