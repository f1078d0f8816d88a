import { type Bus, busDaemon, connectBus, ownerChanged } from './logind/bus';
import { currentSystem } from './system';

const watcher = 'org.kde.StatusNotifierWatcher';

/**
 * Tells whether something on the desktop shows tray icons, and calls back when that changes.
 * Electron registers its icon only with a watcher that exists when the Tray is made, so the icon must be made again
 * when one appears. Without a session bus there is no tray on Linux. Elsewhere the system always has one.
 */
export async function watchTrayHost(
  onChange: (present: boolean) => void,
): Promise<{ present: boolean; stop(): void }> {
  if (currentSystem() !== 'linux') return { present: true, stop: () => undefined };
  const connected = await connectBus('session');
  if (!connected.ok) return { present: false, stop: () => undefined };
  const { bus } = connected;
  bus.onClosed(() => onChange(false));
  await bus.subscribe(ownerChanged(watcher), ({ body }) => onChange(body[2] !== ''));
  return { present: await isOwned(bus), stop: () => bus.close() };
}

async function isOwned(bus: Bus): Promise<boolean> {
  const answer = await bus.call({ ...busDaemon, member: 'NameHasOwner', signature: 's', body: [watcher] });
  return answer.ok && answer.body[0] === true;
}
