import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { ask, type Looked, unseen } from './information';
import { type Levels, levelsSchema, metric, percent, stateOf } from './levels';
import { cannotTell, type Finding, verdictOf } from './verdict';

const BatteryOptionsSchema = z.strictObject({}).prefault({});
const BatteryThresholdsSchema = z
  .strictObject({
    charge: levelsSchema({ warning: '20:', critical: '10:' }).describe('Percent left while it discharges.'),
    health: levelsSchema({ warning: '50:' }).describe('Percent of the capacity it was made with.'),
  })
  .prefault({});
type BatteryThresholds = Record<'charge' | 'health', Levels>;

/** Percent; `health` is absent when the battery does not tell what it was made with. */
export interface Battery {
  name: string;
  charge: number;
  discharging: boolean;
  /** It does not tell whether it is being charged; so does one of two that waits for its turn. */
  unsure?: true;
  health?: number;
}
export type BatteryFacts = Looked<Battery[]>;

const AnswerSchema = z.object({
  hasBattery: z.boolean(),
  percent: z.number().min(0).max(100),
  acConnected: z.boolean(),
  maxCapacity: z.number().min(0),
  designedCapacity: z.number().min(0),
});

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

/**
 * Reads /sys/class/power_supply (Linux, Documentation/ABI/testing/sysfs-class-power). The library knows only BAT0 and
 * BAT1 and takes no second one. Batteries of mice and keyboards (scope "Device") are not the computer's.
 */
export async function readBatteries(root: string): Promise<BatteryFacts> {
  const folder = path.join(root, 'sys/class/power_supply');
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : undefined,
  );
  if (!names) return unseen(message('system.reason.garbage'));
  const found = await Promise.all(names.sort().map((name) => readBattery(path.join(folder, name), name)));
  return { kind: 'seen', facts: found.filter((battery) => battery !== undefined) };
}

/** The other kinds that the kernel knows (drivers/power/supply/power_supply_sysfs.c). */
const noBattery = /^(?:Unknown|UPS|Mains|USB(?:_\w+)?|BrickID|Wireless)$/;
const states = /^(?:Unknown|Charging|Discharging|Not charging|Full)$/;

/** Undefined for what is no battery of the computer. A file that is there and holds no number gives none. */
async function readBattery(folder: string, name: string): Promise<Battery | undefined> {
  const read = async (file: string) =>
    (await readFile(path.join(folder, file), 'utf8').catch(() => '')).trim();
  const [type = '', scope, present, capacity = '', status = ''] = await Promise.all(
    ['type', 'scope', 'present', 'capacity', 'status'].map(read),
  );
  if (noBattery.test(type) || scope === 'Device' || present === '0') return undefined;
  const told = type === 'Battery' && states.test(status);
  const health = (await share(read, 'energy')) ?? (await share(read, 'charge'));
  return {
    name,
    charge: told && /^\d+$/.test(capacity) ? Number(capacity) : Number.NaN,
    discharging: status === 'Discharging',
    ...(status === 'Unknown' ? { unsure: true } : {}),
    ...(health === undefined ? {} : { health }),
  };
}

/** What is left of a new battery, in percent; undefined when it does not tell, not a number when it tells nonsense. */
async function share(read: (file: string) => Promise<string>, what: string): Promise<number | undefined> {
  const [full = '', design = ''] = await Promise.all([`${what}_full`, `${what}_full_design`].map(read));
  if (full === '' || design === '' || design === '0') return undefined;
  const left =
    /^\d+$/.test(full) && /^\d+$/.test(design) ? percent(Number(full), Number(design)) : Number.NaN;
  // New batteries hold some percent more than they promise, and none half as much again.
  return left <= 150 ? left : Number.NaN;
}

export function judgeBattery(looked: BatteryFacts, thresholds: BatteryThresholds): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  if (looked.facts.length === 0) return verdictOf([{ state: 'ok', message: message('battery.none') }]);
  // One of two is emptied after the other, so that the fullest tells how much is left.
  const inUse =
    looked.facts.some(({ discharging }) => discharging) || looked.facts.every(({ unsure }) => unsure);
  const left = inUse ? Math.max(...looked.facts.map(({ charge }) => charge)) : undefined;
  return verdictOf(looked.facts.flatMap((battery) => findings(battery, left, thresholds)));
}

function findings(
  { name, charge, discharging, health }: Battery,
  left: number | undefined,
  thresholds: BatteryThresholds,
): Finding[] {
  const known = Number.isFinite(charge) && charge >= 0 && charge <= 100;
  // A low charge is no problem while the battery is being charged.
  const state = left === undefined ? 'ok' : stateOf(left, thresholds.charge);
  const now: Finding = {
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
  const wear: Finding = {
    state: stateOf(health, thresholds.health),
    message: told ? message('battery.health', { name, health }) : message('battery.no-health', { name }),
    remedy: { message: message(told ? 'battery.health.remedy' : 'system.cannot-tell.remedy') },
    perfdata: [metric(`${name} health`, health, '%', thresholds.health, { minimum: 0 })],
  };
  return [now, wear];
}
