import { readFile } from 'node:fs/promises';
import path from 'node:path';
import * as z from 'zod';
import type { Remedy } from '../../../shared/checkResult';
import { message } from '../../../shared/message';
import { currentSystem, type System } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { parseJson } from '../json';
import { complains, processFailure } from '../processFailure';
import { type Looked, unseen } from './information';
import { cannotTell, type Observation, verdictOf } from './verdict';

const NoOptionsSchema = z.lazy(() => z.strictObject({}).prefault({}));
const NoThresholdsSchema = z.lazy(() => z.strictObject({}).prefault({}));

/** The parts of the firewall (services, or profiles on Windows). `weak`: only that a service ran could be seen. */
export type FirewallFacts = Looked<{ weak: boolean; parts: { name: string; on: boolean }[] }>;

/** Whether a firewall is on. On Linux only root sees the rules, so the evidence is weak and says so. */
export const firewallCheck = defineCheck({
  id: 'firewall',
  kind: 'system',
  platforms: ['linux', 'darwin', 'win32'],
  title: 'firewall.title',
  purpose: 'system.protection.purpose',
  collects: ['firewall.collects'],
  options: NoOptionsSchema,
  thresholds: NoThresholdsSchema,
  defaults: { interval: 3600, timeout: 60 },
  gather: gatherFirewall,
  judge: judgeFirewall,
});

const linuxServices = ['ufw', 'firewalld', 'nftables'];

export async function gatherFirewall(
  context: CheckContext<unknown>,
  system: System = currentSystem(),
): Promise<FirewallFacts> {
  const { timeout, signal } = context;
  const [argv, read] = questions[system];
  const outcome = await context.run({ argv, timeout, signal });
  if (outcome.kind !== 'exited') return unseen(processFailure(argv[0], outcome, timeout));
  const parts = outcome.truncated || complains(outcome.stdout) ? [] : read(outcome.stdout);
  if (parts.length === 0)
    return outcome.code === 0
      ? unseen(message('process.not-understood', { program: argv[0] }))
      : unseen(processFailure(argv[0], outcome, timeout));
  if (system !== 'linux') return { kind: 'seen', facts: { weak: false, parts } };
  const disabled = await ufwDisabled(context.root);
  const facts = parts.map(({ name, on }) => ({ name, on: on && !(name === 'ufw' && disabled) }));
  return { kind: 'seen', facts: { weak: true, parts: facts } };
}

type Question = readonly [argv: readonly [string, ...string[]], read: (output: string) => Part[]];
type Part = { name: string; on: boolean };

const questions: Record<System, Question> = {
  linux: [['systemctl', 'is-active', '--', ...linuxServices], readServices],
  mac: [['/usr/libexec/ApplicationFirewall/socketfilterfw', '--getglobalstate'], readSocketFilter],
  windows: [
    [
      'powershell',
      '-NoProfile',
      '-Command',
      'Get-NetFirewallProfile | Select-Object Name,@{n="Enabled";e={[bool]$_.Enabled}} | ConvertTo-Json -Compress',
    ],
    readProfiles,
  ],
};

/** `systemctl is-active` prints one word a service, whatever its exit code. */
export function readServices(output: string): Part[] {
  const words = output.trim().split('\n');
  if (words.length !== linuxServices.length || !words.every((word) => /^[a-z-]+$/.test(word))) return [];
  return linuxServices.map((name, index) => ({ name, on: words[index] === 'active' }));
}

/** `Firewall is enabled. (State = 1)`; 2 blocks everything, 0 is off. */
export function readSocketFilter(output: string): Part[] {
  const state = /^Firewall is .*\(State = ([012])\)\s*$/.exec(output)?.[1];
  return state === undefined ? [] : [{ name: 'macOS', on: state !== '0' }];
}

/** One profile is an object, several are a list. */
export function readProfiles(output: string): Part[] {
  const ProfileSchema = z.object({ Name: z.string(), Enabled: z.boolean() });
  const parsed = z.union([z.array(ProfileSchema), ProfileSchema]).safeParse(parseJson(output));
  if (!parsed.success) return [];
  return [parsed.data].flat().map(({ Name, Enabled }) => ({ name: Name, on: Enabled }));
}

/** ufw's service is active even while ufw is switched off in its own file. */
async function ufwDisabled(root: string): Promise<boolean> {
  const text = await readFile(path.join(root, 'etc/ufw/ufw.conf'), 'utf8').catch(() => '');
  return /^\s*ENABLED\s*=\s*"?no\b/im.test(text);
}

/** On Windows every profile must be on, for the network may change; on Linux one service is enough. */
export function judgeFirewall(looked: FirewallFacts): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const { weak, parts } = looked.facts;
  const names = (on: boolean) => parts.filter((part) => part.on === on).map((part) => part.name);
  const remedy: Remedy = { message: message('firewall.remedy'), settings: 'firewall' };
  const isOn = weak ? names(true).length > 0 : names(false).length === 0 && parts.length > 0;
  const observation: Observation = isOn
    ? { state: 'ok', message: message('firewall.on', { names: { list: names(true) } }) }
    : {
        state: 'warning',
        message: message(weak ? 'firewall.none' : 'firewall.off', { names: { list: names(false) } }),
        remedy,
      };
  const judgement = verdictOf([observation]);
  const hint = { state: observation.state, message: message('firewall.weak') };
  return weak ? { ...judgement, evidence: [...judgement.evidence, hint] } : judgement;
}
