import type { Preferences } from '../../../shared/snapshot';
import type { Told } from '../../store/told';
import { type Level, levels, type News } from './news';

const day = 86_400;
/** What has been neither news nor fine for so long is of an entry that is no more. */
const forgottenAfter = 90 * day;

export interface Decision {
  /** What is to be told now, together. */
  tell: News[];
  /** What is remembered once it has been told. */
  memory: Told;
  /** When (epoch seconds) something that was told within the last day may be told again. */
  next?: number;
}

/**
 * What of the news is worth a notification at `now` (epoch seconds): what began or became worse since it was last told,
 * and nothing twice within a day. What becomes better or stays is not told.
 */
export function decide(
  news: readonly News[],
  fine: readonly string[],
  memory: Told,
  { now, wanted }: { now: number; wanted: Preferences['notifications'] },
): Decision {
  const kept: Told = Object.fromEntries(
    Object.entries(memory)
      .filter(([, { at }]) => Object.values(at).some((time) => now - time < forgottenAfter))
      .map(([key, one]) => [key, fine.includes(key) ? { ...one, open: -1 } : one]),
  );
  const tell: News[] = [];
  const times: number[] = [];
  for (const one of news) {
    const rank = levels.indexOf(one.level);
    const { open, at } = kept[one.key] ?? { open: -1, at: {} };
    if (rank <= open) {
      // It has become better; getting worse again is news again.
      kept[one.key] = { open: rank, at };
      continue;
    }
    if (!isWanted(one.level, wanted)) continue;
    const again = (at[one.level] ?? Number.NEGATIVE_INFINITY) + day;
    if (again > now) {
      times.push(again);
      continue;
    }
    kept[one.key] = { open: rank, at: { ...at, [one.level]: now } };
    tell.push(one);
  }
  tell.sort((a, b) => levels.indexOf(b.level) - levels.indexOf(a.level));
  return { tell, memory: kept, ...(times.length > 0 ? { next: Math.min(...times) } : {}) };
}

function isWanted(level: Level, wanted: Preferences['notifications']): boolean {
  return wanted === 'all' || (wanted === 'problems' && level === 'problem');
}
