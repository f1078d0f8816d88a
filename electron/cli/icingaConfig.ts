import { readFileSync } from 'node:fs';
import { message } from '../../shared/message';
import { planOfFiles } from '../agent/configuration';
import { fleetConfiguration } from '../icinga/configurationLanguage';
import { problemLine } from './policy';
import { json, line, type Surroundings, translatorFor } from './surroundings';

export interface IcingaConfigOptions {
  json?: boolean;
  /** A file with one host a line; `#` begins a comment. */
  hosts?: string;
  /** The policy's files, in the order in which they are merged. */
  policy: string[];
}

const wrongUse = 2;

/** Prints the objects that an Icinga server needs for the hosts of a policy. Exit code 1 when the policy has errors. */
export function icingaConfig(
  surroundings: Surroundings,
  named: readonly string[],
  options: IcingaConfigOptions,
): number {
  const t = translatorFor(surroundings.environment);
  const hosts = [...new Set([...named, ...(options.hosts === undefined ? [] : listed(options.hosts))])];
  const complain = (text: string, code: number) => {
    surroundings.error.write(`${text}\n`);
    return code;
  };
  // "!" parts host and service in Icinga's own names.
  const bad = hosts.find((host) => /[!\s]/.test(host));
  if (bad !== undefined)
    return complain(t.render(message('cli.icinga-config.bad-host', { host: bad })), wrongUse);
  if (hosts.length === 0) return complain(t.render(message('cli.icinga-config.no-hosts')), wrongUse);
  const plan = planOfFiles(options.policy);
  if (plan.problems.length > 0)
    return complain(plan.problems.map((problem) => problemLine(problem, surroundings)).join('\n'), 1);
  const services = plan.entries.map(({ service, freshness }) => ({ name: service, freshness }));
  if (options.json) json(surroundings, { hosts, services });
  else line(surroundings, fleetConfiguration({ hosts, services }).trimEnd());
  return 0;
}

function listed(file: string): string[] {
  const lines = readFileSync(file, 'utf8').split(/\r?\n/);
  return lines.map((one) => one.replace(/#.*/, '').trim()).filter((one) => one !== '');
}
