import type { CheckContext } from '../check';

type Asking = Pick<CheckContext<unknown>, 'run' | 'timeout' | 'signal'>;

/**
 * `inactive` and `activating` say little: a service that a socket, a timer or a path starts waits rightly (`waiting`), a
 * one-shot that ended well is done (`finished`) unless it stays active afterwards until somebody stops it, and one that systemd starts again and again has failed.
 */
export async function settledStates(
  context: Asking,
  scope: readonly string[],
  units: readonly string[],
  states: readonly string[],
): Promise<string[]> {
  const settled: string[] = [];
  for (const [index, state] of states.entries()) {
    const unit = units[index] ?? '';
    const open = (state === 'inactive' || state === 'activating') && unit.endsWith('.service');
    settled.push(open ? await settle(context, scope, unit, state) : state);
  }
  return settled;
}

async function settle(
  context: Asking,
  scope: readonly string[],
  unit: string,
  state: string,
): Promise<string> {
  const details = await show(context, scope, unit, [
    'Type',
    'RemainAfterExit',
    'Result',
    'SubState',
    'TriggeredBy',
    'UnitFileState',
    'ExecMainExitTimestampMonotonic',
  ]);
  if (state === 'activating') return details?.get('SubState') === 'auto-restart' ? 'failed' : state;
  // An older systemd, or one that does not answer: the socket of the same name.
  const triggers = details?.get('TriggeredBy')?.split(' ') ?? [unit.replace(/\.service$/, '.socket')];
  for (const trigger of triggers.filter((one) => one !== '')) {
    const found = await show(context, scope, trigger, ['LoadState', 'ActiveState']);
    if (found?.get('LoadState') === 'loaded' && found.get('ActiveState') === 'active') return 'waiting';
  }
  const ended = details?.get('Result') === 'success';
  const type = details?.get('Type');
  const remains = details?.get('RemainAfterExit') === 'yes';
  if (ended && type === 'oneshot' && !remains && Number(details?.get('ExecMainExitTimestampMonotonic')) > 0)
    return 'finished';
  // D-Bus starts these when somebody asks; they end by themselves, and nobody can enable them.
  return ended && type === 'dbus' && details?.get('UnitFileState') === 'static' ? 'waiting' : state;
}

/** What `systemctl show` says of one unit; undefined when it cannot tell. */
async function show(
  { run, timeout, signal }: Asking,
  scope: readonly string[],
  unit: string,
  properties: readonly string[],
): Promise<Map<string, string> | undefined> {
  const argv = ['systemctl', ...scope, 'show', `--property=${properties.join(',')}`, '--', unit] as const;
  const outcome = await run({ argv, timeout, signal });
  if (outcome.kind !== 'exited' || outcome.code !== 0 || outcome.truncated) return undefined;
  const entries = [...outcome.stdout.matchAll(/^(\w+)=(.*)$/gm)];
  return entries.length === 0
    ? undefined
    : new Map(entries.map(([, name = '', value = '']) => [name, value]));
}
