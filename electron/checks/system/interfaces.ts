import { readdir, readFile } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import type { Remedy } from '../../../shared/checkResult';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { type Looked, unseen } from './information';
import { metric } from './levels';
import { cannotTell, type Observation, verdictOf } from './verdict';

const InterfacesOptionsSchema = z.lazy(() =>
  z
    .strictObject({
      names: z.array(z.string().min(1)).min(1).optional().describe('These must be up; default: any one.'),
    })
    .prefault({}),
);
type InterfacesOptions = z.infer<typeof InterfacesOptionsSchema>;
const NoThresholdsSchema = z.lazy(() => z.strictObject({}).prefault({}));

export interface Interface {
  name: string;
  up: boolean;
}
export interface InterfacesFacts {
  wanted?: readonly string[];
  looked: Looked<Interface[]>;
}

/** Whether the computer is connected: names and states only, no addresses and no networks. */
export const interfacesCheck = defineCheck({
  id: 'interfaces',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'interfaces.title',
  purpose: 'system.purpose',
  collects: ['interfaces.collects'],
  options: InterfacesOptionsSchema,
  thresholds: NoThresholdsSchema,
  defaults: { interval: 900, timeout: 30 },
  gather: gatherInterfaces,
  judge: judgeInterfaces,
});

/**
 * The library would start `ip`, `nmcli` and others with the names of interfaces in a shell, so it is passed by.
 * Node lists only interfaces that are up and have an address; Linux knows also those that are down.
 */
export async function gatherInterfaces(context: CheckContext<InterfacesOptions>): Promise<InterfacesFacts> {
  const { names } = context.options;
  const wanted = names ? { wanted: names } : {};
  if (currentSystem() === 'linux') return { ...wanted, looked: await readInterfaces(context.root) };
  const up = Object.entries(networkInterfaces()).filter(([, list]) => list?.some((one) => !one.internal));
  return { ...wanted, looked: { kind: 'seen', facts: up.map(([name]) => ({ name, up: true })) } };
}

/** Reads /sys/class/net; without the loopback. `unknown` is what drivers without link detection say when they are up. */
export async function readInterfaces(root: string): Promise<Looked<Interface[]>> {
  const folder = path.join(root, 'sys/class/net');
  const names = await readdir(folder).catch(() => undefined);
  if (!names) return unseen(message('system.reason.garbage'));
  const read = (name: string, file: string) =>
    readFile(path.join(folder, name, file), 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const found = await Promise.all(
    names.sort().map(async (name) => {
      const flags = Number(await read(name, 'flags'));
      const state = await read(name, 'operstate');
      // IFF_UP 0x1, IFF_LOOPBACK 0x8, IFF_RUNNING 0x40 (linux/if.h)
      const running = (flags & 0x1) !== 0 && ((flags & 0x40) !== 0 || state === 'unknown');
      return { name, loopback: (flags & 0x8) !== 0, up: state === 'up' || (state === 'unknown' && running) };
    }),
  );
  return {
    kind: 'seen',
    facts: found.filter(({ loopback }) => !loopback).map(({ name, up }) => ({ name, up })),
  };
}

export function judgeInterfaces({ wanted, looked }: InterfacesFacts): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const remedy: Remedy = { message: message('interfaces.remedy'), settings: 'network' };
  const up = looked.facts.filter((one) => one.up).map((one) => one.name);
  const perfdata = [metric('interfaces_up', up.length, '')];
  if (!wanted) {
    const names = { list: up };
    return verdictOf([
      up.length > 0
        ? { state: 'ok', message: message('interfaces.up', { names }), perfdata }
        : { state: 'critical', message: message('interfaces.none'), remedy, perfdata },
    ]);
  }
  const observations = wanted.map(
    (name): Observation =>
      up.includes(name)
        ? { state: 'ok', message: message('interfaces.up', { names: name }) }
        : { state: 'critical', message: message('interfaces.down', { name }), remedy },
  );
  const judgement = verdictOf(observations, message('interfaces.up', { names: { list: [...wanted] } }));
  return { ...judgement, perfdata };
}
