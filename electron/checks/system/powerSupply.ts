import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../../shared/message';
import { type Looked, unseen } from './information';
import { percent } from './levels';

/** Percent; `health` is absent when the battery does not tell what it was made with. */
export interface Battery {
  name: string;
  charge: number;
  discharging: boolean;
  /** It does not tell whether it is being charged; so does one of two that waits for its turn. */
  unsure?: true;
  health?: number;
}

/**
 * Reads /sys/class/power_supply (Linux, Documentation/ABI/testing/sysfs-class-power). The library knows only BAT0 and
 * BAT1 and takes no second one. Batteries of mice and keyboards (scope "Device") are not the computer's.
 */
export async function readBatteries(root: string): Promise<Looked<Battery[]>> {
  const folder = path.join(root, 'sys/class/power_supply');
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) =>
    error.code === 'ENOENT' ? [] : undefined,
  );
  if (!names) return unseen(message('system.reason.garbage'));
  const found = await Promise.all(names.sort().map((name) => readBattery(path.join(folder, name), name)));
  return { kind: 'seen', facts: found.filter((battery) => battery !== undefined) };
}

/** Firmware may tell more than 100 for a full battery, and the kernel passes it on (sysfs-class-power). */
export function atMostFull(charge: number): number {
  return charge > 100 && charge <= 200 ? 100 : charge;
}

/** Peripherals whose drivers do not say that they are none of the computer's own batteries. */
const peripheral = /^(?:hid|hidpp|wacom|sony_controller|ps-controller|nintendo|gip|xbox|steam)[-_]/;

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
  if (scope === '' && peripheral.test(name)) return undefined;
  const told = type === 'Battery' && states.test(status);
  const charge =
    capacity === '' ? await chargeOf(read) : /^\d+$/.test(capacity) ? Number(capacity) : Number.NaN;
  const health = (await share(read, 'energy')) ?? (await share(read, 'charge'));
  return {
    name,
    charge: told ? atMostFull(charge) : Number.NaN,
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

/** The charge where a driver tells only amounts (energy or charge, now and when full). */
async function chargeOf(read: (file: string) => Promise<string>): Promise<number> {
  for (const what of ['energy', 'charge']) {
    const [now = '', full = ''] = await Promise.all([`${what}_now`, `${what}_full`].map(read));
    if (/^\d+$/.test(now) && /^\d+$/.test(full)) return Math.round(percent(Number(now), Number(full)));
  }
  return Number.NaN;
}
