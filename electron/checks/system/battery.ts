import * as z from 'zod';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { ask, type Looked } from './information';
import { type Levels, levelsSchema, metric, percent, stateOf } from './levels';
import { atMostFull, type Battery, readBatteries } from './powerSupply';
import { cannotTell, type Observation, verdictOf } from './verdict';

const BatteryOptionsSchema = z.lazy(() => z.strictObject({}).prefault({}));
const BatteryThresholdsSchema = z.lazy(() =>
  z
    .strictObject({
      charge: levelsSchema({ warning: '20:', critical: '10:' }).describe('Percent left while it discharges.'),
      health: levelsSchema({ warning: '50:' }).describe('Percent of the capacity it was made with.'),
    })
    .prefault({}),
);
type BatteryThresholds = Record<'charge' | 'health', Levels>;

export type BatteryFacts = Looked<Battery[]>;

const AnswerSchema = z.lazy(() =>
  z.object({
    hasBattery: z.boolean(),
    percent: z.number().min(0).max(200).transform(atMostFull),
    acConnected: z.boolean(),
    maxCapacity: z.number().min(0),
    designedCapacity: z.number().min(0),
  }),
);

/** Charge and wear of the computer's own batteries. */
export const batteryCheck = defineCheck({
  id: 'battery',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'battery.title',
  purpose: 'system.purpose',
  collects: ['battery.collects'],
  options: BatteryOptionsSchema,
  thresholds: BatteryThresholdsSchema,
  defaults: { interval: 900, timeout: 30 },
  gather: gatherBattery,
  judge: judgeBattery,
});

export async function gatherBattery(context: CheckContext<unknown>): Promise<BatteryFacts> {
  if (currentSystem() === 'linux') return readBatteries(context.root);
  const looked = await ask(context, AnswerSchema, (library) => library.battery());
  if (looked.kind === 'unseen') return looked;
  const { hasBattery, percent: charge, acConnected, maxCapacity, designedCapacity } = looked.facts;
  const health = percent(maxCapacity, designedCapacity);
  const battery: Battery = {
    name: 'battery',
    charge,
    discharging: !acConnected,
    ...(Number.isFinite(health) ? { health } : {}),
  };
  return { kind: 'seen', facts: hasBattery ? [battery] : [] };
}

export function judgeBattery(looked: BatteryFacts, thresholds: BatteryThresholds): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  if (looked.facts.length === 0) return verdictOf([{ state: 'ok', message: message('battery.none') }]);
  // One of two is emptied after the other, so that the fullest tells how much is left.
  const inUse =
    looked.facts.some(({ discharging }) => discharging) || looked.facts.every(({ unsure }) => unsure);
  const left = inUse ? Math.max(...looked.facts.map(({ charge }) => charge)) : undefined;
  return verdictOf(looked.facts.flatMap((battery) => observations(battery, left, thresholds)));
}

function observations(
  { name, charge, discharging, health }: Battery,
  left: number | undefined,
  thresholds: BatteryThresholds,
): Observation[] {
  const known = Number.isFinite(charge) && charge >= 0 && charge <= 100;
  // A low charge is no problem while the battery is being charged.
  const state = left === undefined ? 'ok' : stateOf(left, thresholds.charge);
  const now: Observation = {
    state: known ? state : 'unknown',
    message: known
      ? message('battery.charge', { name, charge, discharging: discharging ? 'yes' : 'no' })
      : message('battery.no-charge', { name }),
    remedy: { message: message(known ? 'battery.charge.remedy' : 'system.cannot-tell.remedy') },
    perfdata: [
      metric(`${name} charge`, known ? charge : Number.NaN, '%', thresholds.charge, {
        minimum: 0,
        maximum: 100,
      }),
    ],
  };
  if (health === undefined) return [now];
  const told = Number.isFinite(health);
  const wear: Observation = {
    state: stateOf(health, thresholds.health),
    message: told ? message('battery.health', { name, health }) : message('battery.no-health', { name }),
    remedy: { message: message(told ? 'battery.health.remedy' : 'system.cannot-tell.remedy') },
    perfdata: [metric(`${name} health`, health, '%', thresholds.health, { minimum: 0 })],
  };
  return [now, wear];
}
