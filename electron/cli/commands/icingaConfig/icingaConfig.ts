import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Message, message } from '../../../../shared/message';
import { planOfFiles } from '../../../agent/plan/configuration';
import type { Plan } from '../../../agent/plan/plan';
import { type FleetHost, fleetConfiguration } from '../../../icinga/configurationLanguage';
import { json, line, type Surroundings, translatorFor } from '../../surroundings';
import { problemLine } from '../policy/policy';

export interface IcingaConfigOptions {
  json?: boolean;
  /** A file with one host a line; `#` begins a comment. */
  hosts?: string;
  /** The policy's files, in the order in which they are merged. */
  policy: string[];
  /** The zone of hosts and services. */
  zone?: string;
  /** A folder for passwords, one file a host: ApiUsers are known by these and not by certificates. */
  passwords?: string;
  /** Freshness counts only in the policy's working hours. */
  timePeriod?: boolean;
  /** A program on the server that is told each change of state. */
  eventCommand?: string;
}

const wrongUse = 2;

/** Prints the objects that an Icinga server needs for the hosts of a policy. Exit code 1 when the policy has errors. */
export function icingaConfig(
  surroundings: Surroundings,
  named: readonly string[],
  options: IcingaConfigOptions,
): number {
  const t = translatorFor(surroundings.environment);
  const names = [...new Set([...named, ...(options.hosts === undefined ? [] : listed(options.hosts))])];
  const complain = (text: string, code: number) => {
    surroundings.error.write(`${text}\n`);
    return code;
  };
  const plan = planOfFiles(options.policy);
  if (plan.faults.length > 0)
    return complain(plan.faults.map((fault) => problemLine(fault, surroundings)).join('\n'), 1);
  const misuse = misuseOf(names, plan, options);
  if (misuse) return complain(t.render(misuse), wrongUse);
  const { passwords, zone, timePeriod, eventCommand } = options;
  const services = plan.entries.map(({ service, freshness }) => ({ name: service, freshness }));
  if (options.json) {
    json(surroundings, { hosts: names, services });
    return 0;
  }
  const user = passwordUser(plan);
  const hosts = names.map(
    (name): FleetHost =>
      passwords === undefined
        ? { name }
        : {
            name,
            ...(user === undefined ? {} : { user: user.replaceAll('{host}', name) }),
            password: passwordIn(passwords, name),
          },
  );
  const { hours, departure } = plan;
  const fleet = { hosts, services, modes: departure.mode, zone, eventCommand };
  line(surroundings, fleetConfiguration({ ...fleet, ...(timePeriod ? { hours } : {}) }).trimEnd());
  return 0;
}

function misuseOf(
  names: readonly string[],
  plan: Plan,
  { passwords, timePeriod }: IcingaConfigOptions,
): Message | undefined {
  // "!" parts host and service in Icinga's own names; "/" would part folders.
  const bad = names.find((host) => /[!/\s]/.test(host));
  if (bad !== undefined) return message('cli.icinga-config.bad-host', { host: bad });
  if (names.length === 0) return message('cli.icinga-config.no-hosts');
  if (timePeriod && !plan.hours) return message('cli.icinga-config.no-hours');
  const user = passwordUser(plan);
  if (user === undefined) return undefined;
  if (passwords === undefined) return message('cli.icinga-config.no-passwords');
  return names.length > 1 && !user.includes('{host}')
    ? message('cli.icinga-config.one-user', { user })
    : undefined;
}

/** The ApiUser's name in the policy; undefined where it wants certificates. */
function passwordUser({ targets }: Plan): string | undefined {
  const auth = targets[0]?.auth;
  return auth?.type === 'password' ? auth.user : undefined;
}

/** The password that an earlier run made, or a new one, so that a new host does not change the others. */
function passwordIn(folder: string, host: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const file = join(folder, host);
  const password = randomBytes(24).toString('base64url');
  try {
    writeFileSync(file, `${password}\n`, { mode: 0o600, flag: 'wx' });
    return password;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST')
      return readFileSync(file, 'utf8').trim();
    throw error;
  }
}

function listed(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return lines.map((one) => one.replace(/#.*/, '').trim()).filter((one) => one !== '');
}
