import { readdir, readFile, readlink } from 'node:fs/promises';
import { networkInterfaces } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import type { Remedy } from '../../../shared/checkResult';
import { message } from '../../../shared/message';
import { currentSystem, type System } from '../../platform/system';
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

/** `virtual`: a tunnel, a bridge or a container's end, which is no connection by itself. */
export interface Interface {
  name: string;
  up: boolean;
  virtual?: true;
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
  return {
    ...wanted,
    looked: { kind: 'seen', facts: listedInterfaces(networkInterfaces(), currentSystem()) },
  };
}

/** What Node lists: an address that an interface gave itself (link-local) is no connection. */
function listedInterfaces(listed: ReturnType<typeof networkInterfaces>, system: System): Interface[] {
  return Object.entries(listed).flatMap(([name, list = []]) => {
    const own = list.filter(({ internal, address }) => !internal && !/^(?:fe80:|169\.254\.)/i.test(address));
    if (own.length === 0) return [];
    const virtual = system === 'windows' ? virtualOnWindows.test(name) : virtualOnMac.test(name);
    return [{ name, up: true, ...(virtual ? { virtual: true as const } : {}) }];
  });
}

const virtualOnMac = /^(?:utun|awdl|llw|anpi|ap|bridge|vmnet|vmenet|gif|stf|tun|tap|feth|zt)\d/;
/** An external switch of Hyper-V carries the computer's own connection; the others do not. */
const virtualOnWindows =
  /^vEthernet \((?:Default|WSL|nat|Docker|Internal)|VMware|VirtualBox|Tailscale|ZeroTier|WireGuard|OpenVPN|\bTAP|NordLynx|Npcap|Loopback|VPN/i;
/** Where the kernel's tree does not tell, the names that tools give their tunnels, bridges and ends. */
const virtualOnLinux =
  /^(?:docker|br-|veth|virbr|vnet|wg|tun|tap|tailscale|zt|dummy|ifb|cni|flannel|cali|cilium|lxc|lxdbr|incusbr|podman|vmnet|vboxnet|nordlynx|proton|ipsec|vti|gre|sit|ip6tnl|kube|nm-|mullvad|teredo|hamachi|ham\d)/i;

/**
 * Reads /sys/class/net; without the loopback. `unknown` is what drivers without link detection say when they are up. A
 * bridge, a bond or a VLAN needs no count of its own: what it lies on is up as well.
 */
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
      const virtual = await isVirtual(path.join(folder, name), name);
      const up = state === 'up' || (state === 'unknown' && running);
      return { loopback: (flags & 0x8) !== 0, one: { name, up, ...(virtual ? { virtual } : {}) } };
    }),
  );
  return {
    kind: 'seen',
    facts: found.filter(({ loopback }) => !loopback).map(({ one }) => one),
  };
}

/** A container's own connection is virtual to the kernel and is called as a cable is; so is a modem's (ppp). */
async function isVirtual(place: string, name: string): Promise<true | undefined> {
  if (virtualOnLinux.test(name)) return true;
  const target = await readlink(place).catch(() => '');
  const counts = !target.includes('/devices/virtual/') || /^(?:eth|en|host|ppp|wwan|bnep)\w*\d*$/.test(name);
  return counts ? undefined : true;
}

export function judgeInterfaces({ wanted, looked }: InterfacesFacts): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const remedy: Remedy = { message: message('interfaces.remedy'), settings: 'network' };
  const allUp = looked.facts.filter((one) => one.up);
  const up = allUp.filter((one) => wanted || !one.virtual).map((one) => one.name);
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
