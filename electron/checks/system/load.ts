import { availableParallelism, loadavg } from 'node:os';
import * as z from 'zod';
import { message } from '../../../shared/message';
import { defineCheck, type Judgement } from '../check';
import { type Levels, levelsSchema, metric, stateOf } from './levels';
import { type Observation, verdictOf } from './verdict';

const LoadOptionsSchema = z.lazy(() => z.strictObject({}).prefault({}));
const LoadThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      load1: levelsSchema().describe('Mean of a minute for each core.'),
      load5: levelsSchema().describe('Mean of five minutes for each core.'),
      load15: levelsSchema({ warning: '2', critical: '4' }).describe(
        'Mean of a quarter of an hour for each core.',
      ),
    })
    .prefault({}),
);
type LoadThresholds = Record<'load1' | 'load5' | 'load15', Levels>;

/** Load averages over 1, 5 and 15 minutes, of all cores together. */
export interface LoadFacts {
  averages: readonly number[];
  cores: number;
}

/** How busy the computer is, per core: 1 is "every core has one thing to do". Windows knows no load. */
export const loadCheck = defineCheck({
  id: 'load',
  kind: 'system',
  platforms: ['linux', 'darwin'],
  title: 'load.title',
  purpose: 'system.purpose',
  collects: ['load.collects'],
  options: LoadOptionsSchema,
  thresholds: LoadThresholdsSchema,
  defaults: { interval: 900, timeout: 30 },
  gather: async (): Promise<LoadFacts> => ({ averages: loadavg(), cores: availableParallelism() }),
  judge: judgeLoad,
});

export function judgeLoad({ averages, cores }: LoadFacts, thresholds: LoadThresholds): Judgement {
  const observations = (['load1', 'load5', 'load15'] as const).map((name, index): Observation => {
    const load = Math.round(((averages[index] ?? Number.NaN) / cores) * 100) / 100;
    return {
      state: stateOf(load, thresholds[name]),
      message: message('load.average', {
        minutes: [1, 5, 15][index] ?? 0,
        load: Number.isFinite(load) ? load : '?',
      }),
      remedy: { message: message('load.remedy'), settings: 'programs' },
      perfdata: [metric(name, load, '', thresholds[name])],
    };
  });
  return verdictOf(observations, observations[2]?.message);
}
