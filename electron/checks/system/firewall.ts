import * as z from 'zod';
import type { Remedy } from '../../../shared/checkResult';
import { message } from '../../../shared/message';
import { currentSystem, type System } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { parseJson } from '../json';
import { complains, processFailure } from '../processFailure';
import type { FirewallFacts, Part } from './firewallFacts';
import { gatherLinux } from './firewallLinux';
import { type Looked, unseen } from './information';
import { cannotTell, type Observation, verdictOf } from './verdict';

const NoOptionsSchema = z.lazy(() => z.strictObject({}).prefault({}));
const NoThresholdsSchema = z.lazy(() => z.strictObject({}).prefault({}));

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

export async function gatherFirewall(
  context: CheckContext<unknown>,
  system: System = currentSystem(),
): Promise<FirewallFacts> {
  if (system === 'linux') return gatherLinux(context);
  const looked = await askParts(context, questions[system]);
  if (looked.kind === 'unseen') return looked;
  const isOff = system === 'windows' && looked.facts.some(({ on }) => !on);
  const others = isOff ? await askParts(context, otherProducts) : looked;
  // A product of somebody else that is on takes the place of the three profiles.
  const instead = isOff && others.kind === 'seen' ? others.facts.filter(({ on }) => on) : [];
  return { kind: 'seen', facts: { weak: false, parts: instead.length > 0 ? instead : looked.facts } };
}

async function askParts(context: CheckContext<unknown>, [argv, read]: Question): Promise<Looked<Part[]>> {
  const { timeout, signal } = context;
  const outcome = await context.run({ argv, timeout, signal });
  if (outcome.kind !== 'exited') return unseen(processFailure(argv[0], outcome, timeout));
  const parts = outcome.truncated || complains(outcome.stdout) ? [] : read(outcome.stdout);
  if (parts.length > 0) return { kind: 'seen', facts: parts };
  return outcome.code === 0
    ? unseen(message('process.not-understood', { program: argv[0] }))
    : unseen(processFailure(argv[0], outcome, timeout));
}

type Question = readonly [argv: readonly [string, ...string[]], read: (output: string) => Part[]];

const questions: Record<Exclude<System, 'linux'>, Question> = {
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

/** What the Security Center knows; the second hexadecimal digit but three tells whether a product is on. */
const otherProducts: Question = [
  [
    'powershell',
    '-NoProfile',
    '-Command',
    'Get-CimInstance -Namespace root/SecurityCenter2 -ClassName FirewallProduct | Select-Object @{n="Name";e={$_.displayName}},@{n="Enabled";e={($_.productState -band 0xF000) -eq 0x1000}} | ConvertTo-Json -Compress',
  ],
  readProfiles,
];

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

/** On Windows every profile must be on, for the network may change; on Linux one service is enough. */
export function judgeFirewall(looked: FirewallFacts): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const { weak, parts } = looked.facts;
  const names = (on: boolean) => parts.filter((part) => part.on === on).map((part) => part.name);
  const remedy: Remedy = { message: message('firewall.remedy'), settings: 'firewall' };
  const isOn = weak ? names(true).length > 0 : names(false).length === 0 && parts.length > 0;
  const empty = parts.filter((part) => part.empty).map(({ name }) => name);
  const off = empty.length > 0 ? 'firewall.empty' : weak ? 'firewall.none' : 'firewall.off';
  const observation: Observation = isOn
    ? { state: 'ok', message: message('firewall.on', { names: { list: names(true) } }) }
    : {
        state: 'warning',
        message: message(off, { names: { list: empty.length > 0 ? empty : names(false) } }),
        remedy,
      };
  const judgement = verdictOf([observation]);
  const hint = { state: observation.state, message: message('firewall.weak') };
  return weak ? { ...judgement, evidence: [...judgement.evidence, hint] } : judgement;
}
