import * as z from 'zod';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { ask, type Looked } from './information';
import { type Levels, levelsSchema, metric, percent, stateOf } from './levels';
import { cannotTell, verdictOf } from './verdict';
import { reclaimableOfZfs } from './zfsCache';

/** Bytes. The library reads /proc/meminfo on Linux and starts nothing there. */
export const MemorySchema = z.lazy(() =>
  z
    .object({
      total: z.number().positive(),
      available: z.number().min(0),
      swaptotal: z.number().min(0),
      swapfree: z.number().min(0),
    })
    .refine(({ total, available }) => available <= total)
    .refine(({ swaptotal, swapfree }) => swapfree <= swaptotal),
);
export type MemoryFacts = Looked<z.infer<typeof MemorySchema>>;

const NoOptionsSchema = z.lazy(() => z.strictObject({}).prefault({}));
const MemoryThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      used: levelsSchema({ warning: '90', critical: '95' }).describe('Percent of the memory.'),
    })
    .prefault({}),
);
const SwapThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      used: levelsSchema({ warning: '80', critical: '95' }).describe('Percent of the swap space.'),
    })
    .prefault({}),
);

const common = {
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  purpose: 'system.purpose',
  options: NoOptionsSchema,
  defaults: { interval: 900, timeout: 30 },
  gather: gatherMemory,
} as const;

/** How much memory programs have left. */
export const memoryCheck = defineCheck({
  ...common,
  id: 'memory',
  title: 'memory.title',
  collects: ['memory.collects'],
  thresholds: MemoryThresholdsSchema,
  judge: judgeMemory,
});

/** How much of the swap space is in use. */
export const swapCheck = defineCheck({
  ...common,
  id: 'swap',
  title: 'swap.title',
  collects: ['swap.collects'],
  thresholds: SwapThresholdsSchema,
  judge: judgeSwap,
});

export async function gatherMemory(context: CheckContext<unknown>): Promise<MemoryFacts> {
  const looked = await ask(context, MemorySchema, (library) => library.mem());
  if (looked.kind === 'unseen' || currentSystem() !== 'linux') return looked;
  const { total, available } = looked.facts;
  const given = available + (await reclaimableOfZfs(context.root));
  return { kind: 'seen', facts: { ...looked.facts, available: Math.min(total, given) } };
}

/** Memory that the system would give to a program at once does not count as used. */
export function judgeMemory(looked: MemoryFacts, { used }: { used: Levels }): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const { total, available } = looked.facts;
  const share = percent(total - available, total);
  return verdictOf([
    {
      state: stateOf(share, used),
      message: message('memory.used', { percent: share, total: Math.round(total / 1e8) / 10 }),
      remedy: { message: message('memory.remedy'), settings: 'programs' },
      perfdata: [
        metric('memory', share, '%', used, { minimum: 0, maximum: 100 }),
        metric('memory_available', available, 'B', {}, { minimum: 0, maximum: total }),
      ],
    },
  ]);
}

export function judgeSwap(looked: MemoryFacts, { used }: { used: Levels }): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const { swaptotal, swapfree } = looked.facts;
  if (swaptotal === 0) return verdictOf([{ state: 'ok', message: message('swap.none') }]);
  const share = percent(swaptotal - swapfree, swaptotal);
  return verdictOf([
    {
      state: stateOf(share, used),
      message: message('swap.used', { percent: share, total: Math.round(swaptotal / 1e8) / 10 }),
      remedy: { message: message('memory.remedy'), settings: 'programs' },
      perfdata: [metric('swap', share, '%', used, { minimum: 0, maximum: 100 })],
    },
  ]);
}
