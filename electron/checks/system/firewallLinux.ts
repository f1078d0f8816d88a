import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { message } from '../../../shared/message';
import type { CheckContext } from '../check';
import { complains, processFailure } from '../processFailure';
import type { FirewallFacts, Part } from './firewallFacts';
import { type Looked, unseen } from './information';

const common = ['ufw', 'firewalld', 'nftables'];
/** netfilter-persistent: Debian; iptables: Arch, EL; firewall: NixOS; the others everywhere. */
const rarer = [
  'netfilter-persistent',
  'iptables',
  'ip6tables',
  'firewall',
  'shorewall',
  'ferm',
  'firehol',
  'arno-iptables-firewall',
  'opensnitch',
  'opensnitchd',
  'portmaster',
];

/** Asks for the services that load a firewall's rules; one that loads none does not count. */
export async function gatherLinux(context: CheckContext<unknown>): Promise<FirewallFacts> {
  const first = await askServices(context, common);
  if (first.kind === 'unseen') return first;
  const known = await withoutEmpty(context.root, first.facts);
  const seen = (parts: Part[]): FirewallFacts => ({ kind: 'seen', facts: { weak: true, parts } });
  if (known.some(({ on }) => on)) return seen(known);
  const second = await askServices(context, rarer);
  const others = second.kind === 'seen' ? await withoutEmpty(context.root, second.facts) : [];
  const all = [...known, ...others];
  // Rules may be loaded by a tool that nobody here knows; only where the kernel can have none is it sure.
  const isSure = all.some(({ on, empty }) => on || empty) || (await cannotFilter(context.root));
  if (second.kind === 'unseen' && !isSure) return second;
  return isSure ? seen(all) : unseen(message('firewall.unseen'));
}

async function askServices(
  { run, timeout, signal }: CheckContext<unknown>,
  services: readonly string[],
): Promise<Looked<Part[]>> {
  const outcome = await run({ argv: ['systemctl', 'is-active', '--', ...services], timeout, signal });
  if (outcome.kind !== 'exited') return unseen(processFailure('systemctl', outcome, timeout));
  const parts = outcome.truncated || complains(outcome.stdout) ? [] : readServices(outcome.stdout, services);
  if (parts.length > 0) return { kind: 'seen', facts: parts };
  return outcome.code === 0
    ? unseen(message('process.not-understood', { program: 'systemctl' }))
    : unseen(processFailure('systemctl', outcome, timeout));
}

/** `systemctl is-active` prints one word a service, whatever its exit code. */
export function readServices(output: string, services: readonly string[] = common): Part[] {
  const words = output.trim().split('\n');
  if (words.length !== services.length || !words.every((word) => /^[a-z-]+$/.test(word))) return [];
  return services.map((name, index) => ({ name, on: words[index] === 'active' }));
}

/** What everybody may read of a service's rules; it is active also when they keep nothing out. */
const files: Readonly<Record<string, readonly [places: readonly string[], filters: RegExp]>> = {
  ufw: [['etc/ufw/ufw.conf'], /^\s*ENABLED\s*=\s*"?yes\b/im],
  nftables: [['etc/nftables.conf', 'etc/sysconfig/nftables.conf'], /\b(?:drop|reject|include)\b/],
  iptables: [['etc/iptables/iptables.rules', 'etc/sysconfig/iptables'], /\b(?:DROP|REJECT)\b/],
  'netfilter-persistent': [['etc/iptables/rules.v4', 'etc/iptables/rules.v6'], /\b(?:DROP|REJECT)\b/],
};

async function withoutEmpty(root: string, parts: readonly Part[]): Promise<Part[]> {
  return Promise.all(
    parts.map(async (part): Promise<Part> => {
      const [places, filters] = files[part.name] ?? [];
      if (!part.on || !places || !filters) return part;
      const texts = await Promise.all(
        places.map((place) => readFile(path.join(root, place), 'utf8').catch(() => undefined)),
      );
      const readable = texts.filter((text) => text !== undefined);
      const rules = readable.map((text) => text.replace(/#.*$/gm, '')).join('\n');
      // A file that only root may read says nothing.
      return readable.length === 0 || filters.test(rules) ? part : { ...part, on: false, empty: true };
    }),
  );
}

/** Whether the kernel has no packet filter loaded, and none built in. */
async function cannotFilter(root: string): Promise<boolean> {
  const read = (file: string) => readFile(path.join(root, file), 'utf8').catch(() => '');
  const release = (await read('proc/sys/kernel/osrelease')).trim();
  const [loaded, builtIn] = [
    await read('proc/modules'),
    await read(`lib/modules/${release}/modules.builtin`),
  ];
  return loaded !== '' && builtIn !== '' && !/\b(?:nf_tables|ip6?_tables)\b/.test(loaded + builtIn);
}
