import { readdir } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import { message } from '../../../shared/message';
import { currentSystem, type System } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { ask, type Looked, unseen } from './information';
import { type Levels, levelsSchema, metric, stateOf } from './levels';
import { cannotTell, verdictOf } from './verdict';

const TemperatureOptionsSchema = z.lazy(() => z.strictObject({}).prefault({}));
const TemperatureThresholdsSchema = z.lazy(() =>
  z
    .strictObject({ processor: levelsSchema({ warning: '85', critical: '95' }).describe('Degrees Celsius.') })
    .prefault({}),
);

/** Degrees Celsius; null without a sensor. Nothing below -50 or above 200 is a processor's temperature. */
const AnswerSchema = z.lazy(() => z.object({ max: z.number().min(-50).max(200).nullable() }));
export type TemperatureFacts = Looked<{ degrees: number }>;

/** How hot the processor is. The library's commands are constant; without a sensor it looks for `sensors` as well. */
export const temperatureCheck = defineCheck({
  id: 'temperature',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'temperature.title',
  purpose: 'system.purpose',
  collects: ['temperature.collects'],
  options: TemperatureOptionsSchema,
  thresholds: TemperatureThresholdsSchema,
  defaults: { interval: 900, timeout: 30 },
  gather: gatherTemperature,
  judge: judgeTemperature,
});

export async function gatherTemperature(
  context: CheckContext<unknown>,
  system: System = currentSystem(),
): Promise<TemperatureFacts> {
  if (system === 'linux' && !(await hasSensor(context.root))) return unseen(message('temperature.no-sensor'));
  const looked = await ask(context, AnswerSchema, (library) => library.cpuTemperature());
  if (looked.kind === 'unseen') return looked;
  const { max } = looked.facts;
  // A sensor that says exactly 0 is one that could not be read.
  return max === null || max === 0
    ? unseen(message('temperature.no-sensor'))
    : { kind: 'seen', facts: { degrees: max } };
}

/** Whether Linux knows any sensor: without one the library would start six shells to find none. */
async function hasSensor(root: string): Promise<boolean> {
  const found = await Promise.all(
    ['hwmon', 'thermal'].map((kind) => readdir(path.join(root, 'sys/class', kind)).catch(() => [])),
  );
  return found.flat().some((name) => /^(?:hwmon|thermal_zone)\d+$/.test(name));
}

export function judgeTemperature(looked: TemperatureFacts, { processor }: { processor: Levels }): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const { degrees } = looked.facts;
  return verdictOf([
    {
      state: stateOf(degrees, processor),
      message: message('temperature.processor', { degrees }),
      remedy: { message: message('temperature.remedy') },
      perfdata: [metric('processor', degrees, '', processor, {})],
    },
  ]);
}
