import * as z from 'zod';
import { message } from '../../../shared/message';
import type { ServiceState } from '../../../shared/states';
import { currentSystem } from '../../platform/system';
import { type CheckContext, defineCheck, type Judgement } from '../check';
import { processFailure } from '../processFailure';
import { ask, type Looked, unseen } from './information';
import { settledStates } from './serviceDetails';
import { cannotTell, type Observation, verdictOf } from './verdict';

const ServicesOptionsSchema = z.lazy(() =>
  z.strictObject({
    names: z
      .array(z.string().regex(/^[\w@.:\\-]+$/, 'config.expected.service'))
      .min(1)
      .describe("Units such as `ssh` or `backup.timer`; on Windows the services' short names."),
    scope: z
      .enum(['system', 'user'])
      .default('system')
      .describe("`user`: the units of the person's own session (Linux)."),
  }),
);
type ServicesOptions = z.infer<typeof ServicesOptionsSchema>;
const NoThresholdsSchema = z.lazy(() => z.strictObject({}).prefault({}));

/** What the service manager says, in its words (`active`, `failed`); `not-found` when it knows no such service. */
/** `show`: the command that says more. */
export type ServicesFacts = Looked<{ name: string; state: string; show: string }[]>;

/** Whether system services run. */
export const servicesCheck = defineCheck({
  id: 'services',
  kind: 'system',
  platforms: ['linux', 'win32'],
  title: 'services.title',
  purpose: 'system.purpose',
  collects: ['services.collects'],
  options: ServicesOptionsSchema,
  example: { names: ['clamav-freshclam'] },
  thresholds: NoThresholdsSchema,
  defaults: { interval: 900, timeout: 30 },
  gather: gatherServices,
  judge: judgeServices,
});

export function gatherServices(context: CheckContext<ServicesOptions>): Promise<ServicesFacts> {
  return currentSystem() === 'linux' ? askSystemd(context) : askLibrary(context);
}

/** The library would look for a process of the service's name, which says little about the service. */
async function askSystemd(context: CheckContext<ServicesOptions>): Promise<ServicesFacts> {
  const { options, timeout, signal } = context;
  const scope = options.scope === 'user' ? ['--user'] : [];
  const outcome = await context.run({
    argv: [
      'systemctl',
      ...scope,
      'show',
      '--property=LoadState,ActiveState',
      '--',
      ...options.names.map(unitName),
    ],
    timeout,
    signal,
  });
  if (outcome.kind !== 'exited' || outcome.code !== 0)
    return unseen(processFailure('systemctl', outcome, timeout));
  const states = outcome.truncated ? [] : parseUnits(outcome.stdout);
  if (states.length !== options.names.length)
    return unseen(message('process.not-understood', { program: 'systemctl' }));
  const settled = await settledStates(context, scope, options.names.map(unitName), states);
  return {
    kind: 'seen',
    facts: options.names.map((name, index) => ({
      name,
      state: settled[index] ?? 'unknown',
      show: ['systemctl', ...scope, 'status', name].join(' '),
    })),
  };
}

function unitName(name: string): string {
  return /\.(?:service|timer|socket|target|path|mount|automount|swap|scope|slice|device)$/.test(name)
    ? name
    : `${name}.service`;
}

/** Reads `systemctl show` of several units: blocks of `Name=value` with an empty line between; other blocks are none. */
export function parseUnits(output: string): string[] {
  return output
    .trim()
    .split(/\n\s*\n/)
    .flatMap((block) => {
      if (!/^(?:(?:LoadState|ActiveState)=[a-z-]+(?:\n|$)){2}$/.test(block)) return [];
      const values = new Map(block.split('\n').map((line) => line.split('=', 2) as [string, string]));
      const [load, active] = [values.get('LoadState'), values.get('ActiveState')];
      if (!load || !active) return [];
      return [load === 'loaded' ? active : load];
    });
}

async function askLibrary(context: CheckContext<ServicesOptions>): Promise<ServicesFacts> {
  const { names } = context.options;
  const schema = z.array(z.object({ name: z.string(), running: z.boolean() }));
  const looked = await ask(context, schema, (library) => library.services(names.join(',')));
  if (looked.kind === 'unseen') return looked;
  const facts = names.map((name) => {
    const found = looked.facts.find((one) => one.name.toLowerCase() === name.toLowerCase());
    const state = found ? (found.running ? 'active' : 'inactive') : 'not-found';
    return { name, state, show: `sc.exe query ${name}` };
  });
  return { kind: 'seen', facts };
}

const states: Readonly<Record<string, ServiceState>> = {
  active: 'ok',
  waiting: 'ok',
  finished: 'ok',
  refreshing: 'ok',
  reloading: 'ok',
  activating: 'warning',
  deactivating: 'warning',
  maintenance: 'warning',
  inactive: 'critical',
  failed: 'critical',
  masked: 'critical',
  'not-found': 'critical',
  error: 'critical',
  'bad-setting': 'critical',
};

/** A word of the service manager that is not known here is not taken for good. */
export function judgeServices(looked: ServicesFacts): Judgement {
  if (looked.kind === 'unseen') return cannotTell(looked.reason);
  const observations = looked.facts.map(
    ({ name, state, show }): Observation => ({
      state: states[state] ?? 'unknown',
      // The texts' grammar knows no hyphen in a choice.
      message: message('services.state', { name, state: state === 'not-found' ? 'absent' : state }),
      remedy: { message: message('services.remedy', { name }), command: show },
    }),
  );
  return verdictOf(observations, message('services.all-well', { count: observations.length }));
}
