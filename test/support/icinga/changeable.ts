import type { AskRoot } from './ask';

/**
 * What a request to the API can change of an object, by kind: its configuration, and what the actions write. What the server
 * writes by itself is left out, because it changes at any moment without a request: `next_check` and `next_update`, `paused` and
 * `ha_mode` of an object that was just made, `trigger_time` and `triggers` of a downtime that begins, `last_reachable` and so on.
 * An acknowledgement or comment that expires goes by itself as well: who compares makes none that ends meanwhile.
 */
const everyKind = ['name', 'type', 'zone', 'package', 'templates', 'version', 'original_attributes'];
const checkable = [
  ...everyKind,
  // Configuration, as POST /v1/objects would change it.
  ...[
    'display_name',
    'groups',
    'vars',
    'notes',
    'notes_url',
    'action_url',
    'check_command',
    'check_interval',
  ],
  ...['retry_interval', 'check_timeout', 'check_period', 'max_check_attempts', 'volatile', 'event_command'],
  ...['enable_active_checks', 'enable_passive_checks', 'enable_event_handler', 'enable_notifications'],
  ...['enable_flapping', 'enable_perfdata', 'command_endpoint', 'icon_image'],
  // process-check-result
  ...[
    'state',
    'state_type',
    'last_state',
    'last_hard_state',
    'last_check',
    'last_check_result',
    'force_next_check',
  ],
  // acknowledge-problem, remove-acknowledgement
  ...['acknowledgement', 'acknowledgement_expiry', 'acknowledgement_last_change', 'force_next_notification'],
];
const remark = [...everyKind, 'host_name', 'service_name', 'author', 'entry_time'];

const changeable: Record<string, readonly string[]> = {
  hosts: [...checkable, 'address', 'address6'],
  services: [...checkable, 'host_name'],
  comments: [...remark, 'text', 'entry_type', 'expire_time', 'persistent', 'sticky'],
  downtimes: [
    ...remark,
    'comment',
    'start_time',
    'end_time',
    'duration',
    'fixed',
    'config_owner',
    'remove_time',
  ],
};

/** One object as far as a request can change it. */
export interface Changeable {
  kind: string;
  name: string;
  attributes: Record<string, unknown>;
}

/**
 * Gives every host and service a result that stays fresh for a day: of what has none the server itself says so, some time in the
 * first minutes. They are problems, for an acknowledgement to have something to be of.
 */
export async function giveLastingResults(ask: AskRoot): Promise<void> {
  for (const [type, exit_status] of Object.entries({ Host: 1, Service: 2 })) {
    const result = { exit_status, plugin_output: 'lasting', ttl: 86_400 };
    await ask('POST', '/v1/actions/process-check-result', { type, filter: 'true', ...result });
  }
}

/** Everything on a server that a request of a client could change: which objects there are and what they hold. */
export async function whatClientsCanChange(ask: AskRoot): Promise<Changeable[]> {
  const answers = await Promise.all(
    Object.entries(changeable).map(async ([kind, names]) => {
      const { results } = await ask('GET', `/v1/objects/${kind}`);
      return results.map(({ name = '', attrs }) => ({
        kind,
        name,
        attributes: Object.fromEntries(names.flatMap((key) => (key in attrs ? [[key, attrs[key]]] : []))),
      }));
    }),
  );
  return answers.flat().sort((a, b) => `${a.kind} ${a.name}`.localeCompare(`${b.kind} ${b.name}`));
}
