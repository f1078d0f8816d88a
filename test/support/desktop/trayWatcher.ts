import { connectBus } from '../../../electron/platform/logind/bus';
import { Happenings } from '../processes/waiting';
import { messageType, textsOf } from './busBytes';
import { joinBus } from './busPeer';
import { TrayItem } from './trayItem';

export type { TrayItem };

const watcherName = 'org.kde.StatusNotifierWatcher';

export interface TrayWatcher {
  /** The icons that are registered now. */
  items(): TrayItem[];
  /** Waits for an icon, past or future, that still exists. */
  item(seconds?: number): Promise<TrayItem>;
  /** Waits until this many icons are registered. */
  count(wanted: number, seconds?: number): Promise<void>;
  /** Gives the name up, as a panel that crashes. */
  stop(): Promise<void>;
}

/**
 * A panel without a picture: owns org.kde.StatusNotifierWatcher on a session bus and lets a test read and use the
 * icons that programs register. Source: StatusNotifierItem specification (freedesktop.org).
 */
export async function startTrayWatcher(address: string): Promise<TrayWatcher> {
  const connected = await connectBus({ address });
  if (!connected.ok) throw new Error(connected.detail);
  const { bus } = connected;
  const panel = await joinBus(address, watcherName);
  const items = new Map<string, TrayItem>();
  const counts = new Happenings<number>();
  const changed = () => counts.add(items.size);

  const properties: Record<string, () => { signature: string; value: unknown }> = {
    RegisteredStatusNotifierItems: () => ({ signature: 'as', value: [...items.keys()] }),
    IsStatusNotifierHostRegistered: () => ({ signature: 'b', value: true }),
    ProtocolVersion: () => ({ signature: 'i', value: 0 }),
  };
  panel.answers('RegisterStatusNotifierItem', ({ sender, body }) => {
    register(String(sender), textsOf(body)[0] ?? '');
    return {};
  });
  panel.answers('RegisterStatusNotifierHost', () => ({}));
  panel.answers('Get', ({ body }) => {
    const read = properties[textsOf(body)[1] ?? ''];
    return read ? { signature: 'v', body: [read()] } : unknown;
  });
  panel.answers('GetAll', () => {
    const all = Object.entries(properties).map(([name, read]) => [name, read()]);
    return { signature: 'a{sv}', body: [all] };
  });
  await panel.listens("type='signal',member='NameOwnerChanged'", ({ member, body }) => {
    const [name, , newOwner] = member === 'NameOwnerChanged' ? textsOf(body) : [];
    if (newOwner === '' && [...items.values()].some((item) => item.owner === name && items.delete(item.id)))
      changed();
  });

  function register(sender: string, service: string): void {
    // A program names itself by a bus name (KDE, Electron) or by an object path (Ayatana).
    const path = service.startsWith('/') ? service : '/StatusNotifierItem';
    const id = `${sender}${path}/${service}`;
    items.set(id, new TrayItem(bus, id, sender, path));
    panel.send({
      type: messageType.signal,
      path: '/StatusNotifierWatcher',
      interface: watcherName,
      member: 'StatusNotifierItemRegistered',
      signature: 's',
      body: [service],
    });
    changed();
  }

  return {
    items: () => [...items.values()],
    async item(seconds) {
      const present = () => [...items.values()].at(-1);
      if (present() === undefined) await counts.first(() => items.size > 0, seconds);
      const item = present();
      if (item === undefined) throw new Error('the icon went away again');
      return item;
    },
    async count(wanted, seconds) {
      changed();
      await counts.first(() => items.size === wanted, seconds);
    },
    async stop() {
      panel.leave();
      await panel.left;
      bus.close();
    },
  };
}

const unknown = { type: messageType.error, errorName: 'org.freedesktop.DBus.Error.UnknownProperty' };
