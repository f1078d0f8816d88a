/** A workstation as the administrator of the throw-away Icinga describes it. */
export interface IcingaHost {
  name: string;
  services: string[];
  /** Seconds until a service without a new result becomes UNKNOWN, where the result brings no ttl; default 7 days. */
  freshness?: number;
  /** Name of the host's ApiUser; default `passive-<host>`. It also takes a client certificate with CN = host. */
  user?: string;
  password?: string;
  /** Permissions, each limited to the own host; default is everything the product uses. */
  permissions?: string[];
}

export const usedPermissions = [
  'actions/process-check-result',
  'actions/acknowledge-problem',
  'actions/remove-acknowledgement',
  'actions/schedule-downtime',
  'actions/remove-downtime',
  'objects/query/Host',
  'objects/query/Service',
];

export const rootUser = 'root';

/** A string literal of Icinga's configuration language. */
export function quoted(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n')}"`;
}

/** The objects for one workstation: its restricted user, its host and its passive services. */
export function hostConfig(host: Required<IcingaHost>): string {
  const filter = `{{ host.name == ${quoted(host.name)} }}`;
  const permissions = host.permissions.map((name) => `{ permission = ${quoted(name)}, filter = ${filter} }`);
  const services = host.services.map(
    (name) => `object Service ${quoted(name)} {
  host_name = ${quoted(host.name)}
  zone = "master"
  check_command = "passive"
  enable_active_checks = true
  enable_passive_checks = true
  check_interval = ${host.freshness}s
  retry_interval = ${host.freshness}s
  max_check_attempts = 1
}`,
  );
  return `object ApiUser ${quoted(host.user)} {
  password = ${quoted(host.password)}
  client_cn = ${quoted(host.name)}
  permissions = [
    ${permissions.join(',\n    ')}
  ]
}
object Host ${quoted(host.name)} {
  zone = "master"
  check_command = "dummy"
  enable_active_checks = false
  max_check_attempts = 1
}
${services.join('\n')}
`;
}

/** A further master of the same zone, by the name in its certificate; the one with a `port` is called by the others. */
export interface IcingaPeer {
  name: string;
  port?: number;
}

/** The server's own objects, and a user that may do everything, for reading back. */
export function serverConfig(
  port: number,
  rootPassword: string,
  peers: readonly IcingaPeer[],
  ticketSalt = '',
): string {
  const names = ['NodeName', ...peers.map(({ name }) => quoted(name))];
  const endpoints = peers.map(
    (peer) =>
      `object Endpoint ${quoted(peer.name)} {${peer.port ? ` host = "127.0.0.1", port = ${peer.port}` : ''} }`,
  );
  return `include <itl>
object Endpoint NodeName {}
${endpoints.join('\n')}
object Zone "master" { endpoints = [ ${names.join(', ')} ] }
object CheckerComponent "checker" {}
object ApiListener "api" {
  bind_host = "127.0.0.1"
  bind_port = ${port}
  ticket_salt = ${quoted(ticketSalt)}
}
object ApiUser "${rootUser}" {
  password = ${quoted(rootPassword)}
  permissions = [ "*" ]
}
`;
}
