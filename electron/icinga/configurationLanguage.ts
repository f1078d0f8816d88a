import { permissionsFor } from './rest/permissions';

/** What an Icinga server needs to know of the workstations that report to it. */
export interface Fleet {
  hosts: readonly FleetHost[];
  services: readonly FleetService[];
  /** How a departure is told, which decides what the ApiUsers may do. */
  modes: readonly string[];
  /** The zone that hosts and services belong to; without one, that of the file. */
  zone?: string;
  /** Freshness counts only at these times. */
  hours?: { days: readonly string[]; from: string; to: string };
  /** A program of the server that is told each change of state. */
  eventCommand?: string;
}

/** `password`: the ApiUser is known by it; without one by a certificate whose common name is the host's. */
export interface FleetHost {
  name: string;
  user?: string;
  password?: string;
}

/** `freshness` in seconds: without a result for so long a service becomes UNKNOWN. */
export interface FleetService {
  name: string;
  freshness: number;
}

/** The fleet in Icinga 2's configuration language: templates, services by rule, and an ApiUser for each host. */
export function fleetConfiguration(fleet: Fleet): string {
  const blocks = [
    ...(fleet.hours ? [timePeriod(fleet.hours)] : []),
    ...(fleet.eventCommand === undefined ? [] : [eventCommand(fleet.eventCommand)]),
    hostTemplate(fleet),
    serviceTemplate(fleet),
    block('object ServiceGroup "fettle"', ['display_name = "Fettle"']),
    ...fleet.services.map(serviceRule),
    ...fleet.hosts.flatMap((host) => [
      block(`object Host ${literal(host.name)}`, ['import "fettle-host"']),
      apiUser(host, fleet.modes),
    ]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** One workstation by itself, which needs no template; what the server has already is left out. */
export function workstationConfiguration({
  host,
  modes,
  withHost,
  withUser,
  services,
}: {
  host: FleetHost;
  modes: readonly string[];
  withHost: boolean;
  withUser: boolean;
  services: readonly FleetService[];
}): string {
  const blocks = [
    ...(withHost ? [block(`object Host ${literal(host.name)}`, hostLines)] : []),
    ...services.map(({ name, freshness }) =>
      block(`object Service ${literal(name)}`, [
        `host_name = ${literal(host.name)}`,
        ...serviceLines,
        ...freshnessLines(freshness),
      ]),
    ),
    ...(withUser ? [apiUser(host, modes)] : []),
  ];
  return `${blocks.join('\n\n')}\n`;
}

/** The name of a host's ApiUser where nobody wants another. */
export function userNameOf({ name, user }: FleetHost): string {
  return user ?? `fettle-${name}`;
}

/** A string literal. Source: Icinga 2's documentation, Language Reference, String Literals Escape Sequences. */
function literal(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&').replace(/\n/g, '\\n').replace(/\t/g, '\\t')}"`;
}

const hostLines = [
  'check_command = "dummy"',
  'enable_active_checks = false',
  'max_check_attempts = 1',
  'vars.fettle = true',
];
const serviceLines = ['check_command = "passive"', 'max_check_attempts = 1'];

function freshnessLines(freshness: number): string[] {
  return [`check_interval = ${freshness}s`, `retry_interval = ${freshness}s`];
}

function block(head: string, lines: readonly string[]): string {
  return `${head} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}

function zoneLines({ zone }: Fleet): string[] {
  return zone === undefined ? [] : [`zone = ${literal(zone)}`];
}

function hostTemplate(fleet: Fleet): string {
  return block('template Host "fettle-host"', [...hostLines, ...zoneLines(fleet)]);
}

function serviceTemplate(fleet: Fleet): string {
  return block('template Service "fettle-service"', [
    ...serviceLines,
    ...(fleet.hours ? ['check_period = "fettle-hours"'] : []),
    ...(fleet.eventCommand === undefined ? [] : ['event_command = "fettle-event"']),
    ...zoneLines(fleet),
  ]);
}

function serviceRule({ name, freshness }: FleetService): string {
  return block(`apply Service ${literal(name)}`, [
    'import "fettle-service"',
    'groups = [ "fettle" ]',
    ...freshnessLines(freshness),
    'assign where host.vars.fettle',
  ]);
}

const dayNames: Record<string, string> = {
  mon: 'monday',
  tue: 'tuesday',
  wed: 'wednesday',
  thu: 'thursday',
  fri: 'friday',
  sat: 'saturday',
  sun: 'sunday',
};

/** In the server's own time zone: a TimePeriod knows no other. */
function timePeriod({ days, from, to }: NonNullable<Fleet['hours']>): string {
  const ranges = days.map((day) => `    ${literal(dayNames[day] ?? day)} = ${literal(`${from}-${to}`)}`);
  return block('object TimePeriod "fettle-hours"', [
    'display_name = "Working hours of Fettle"',
    'ranges = {',
    ...ranges.map((line) => line.slice(2)),
    '}',
  ]);
}

/** Arguments and no shell: a plugin's output is a stranger's text. */
function eventCommand(program: string): string {
  return block('object EventCommand "fettle-event"', [
    `command = [ ${literal(program)} ]`,
    'arguments = {',
    '  "--host" = "$host.name$"',
    '  "--service" = "$service.name$"',
    '  "--state" = "$service.state$"',
    '  "--state-type" = "$service.state_type$"',
    '}',
  ]);
}

function apiUser(host: FleetHost, modes: readonly string[]): string {
  const filter = `{{ host.name == ${literal(host.name)} }}`;
  const granted = permissionsFor(modes).map(
    (name) => `  { permission = ${literal(name)}, filter = ${filter} }`,
  );
  const known =
    host.password === undefined
      ? `client_cn = ${literal(host.name)}`
      : `password = ${literal(host.password)}`;
  const lines = [known, 'permissions = [', ...granted.join(',\n').split('\n'), ']'];
  return block(`object ApiUser ${literal(userNameOf(host))}`, lines);
}
