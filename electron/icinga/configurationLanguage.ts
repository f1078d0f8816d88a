/** What an Icinga server needs to know of the workstations that report to it. */
export interface Fleet {
  /** Names of the hosts; each is its certificate's common name as well. */
  hosts: readonly string[];
  /** `freshness` in seconds: without a result for so long a service becomes UNKNOWN. */
  services: readonly { name: string; freshness: number }[];
}

/** The least that all features need, each limited to the own host. Never `events/*`: that stream ignores the filter. */
const permissions = [
  'actions/process-check-result',
  'actions/acknowledge-problem',
  'actions/remove-acknowledgement',
  'objects/query/Host',
  'objects/query/Service',
];

/** The fleet in Icinga 2's configuration language: templates, services by rule, and an ApiUser for each host. */
export function fleetConfiguration({ hosts, services }: Fleet): string {
  return `${[common, ...services.map(serviceRule), ...hosts.map(hostObjects)].join('\n\n')}\n`;
}

/** A string literal. Source: Icinga 2's documentation, Language Reference, String Literals Escape Sequences. */
export function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`;
}

const common = `template Host "fettle-host" {
  check_command = "dummy"
  enable_active_checks = false
  max_check_attempts = 1
  vars.fettle = true
}

template Service "fettle-service" {
  check_command = "passive"
  max_check_attempts = 1
}

object ServiceGroup "fettle" {
  display_name = "Fettle"
}`;

function serviceRule({ name, freshness }: Fleet['services'][number]): string {
  return `apply Service ${literal(name)} {
  import "fettle-service"
  groups = [ "fettle" ]
  check_interval = ${freshness}s
  retry_interval = ${freshness}s
  assign where host.vars.fettle
}`;
}

function hostObjects(host: string): string {
  const filter = `{{ host.name == ${literal(host)} }}`;
  const granted = permissions.map((name) => `    { permission = ${literal(name)}, filter = ${filter} }`);
  return `object Host ${literal(host)} {
  import "fettle-host"
}

object ApiUser ${literal(`fettle-${host}`)} {
  client_cn = ${literal(host)}
  permissions = [
${granted.join(',\n')}
  ]
}`;
}
