import type { EventEmitter } from 'node:events';
import {
  Message as BusMessage,
  type Message,
  type MessageBus,
  sessionBus,
  Variant,
} from '@jellybrick/dbus-next';
import { Happenings } from '../processes/waiting';
import { type MenuEntry, TrayItem } from './trayItem';

export type { MenuEntry, TrayItem };

const watcherName = 'org.kde.StatusNotifierWatcher';
const methodCall = 1;
const signal = 4;

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
  const bus = sessionBus({ busAddress: address });
  (bus as unknown as EventEmitter).on('error', () => undefined);
  const items = new Map<string, TrayItem>();
  const counts = new Happenings<number>();
  const changed = () => counts.add(items.size);

  bus.addMethodHandler((message: Message) => answer(bus, message, register, () => [...items.keys()]));
  bus.on('message', (message: Message) => {
    if (message.type !== signal || message.member !== 'NameOwnerChanged') return;
    const [name, , newOwner] = message.body as [string, string, string];
    if (newOwner === '' && [...items.values()].some((item) => item.owner === name && items.delete(item.id)))
      changed();
  });
  await call(bus, 'AddMatch', 's', ["type='signal',member='NameOwnerChanged'"]);
  await bus.requestName(watcherName, 4);

  function register(sender: string, service: string): void {
    // A program names itself by a bus name (KDE, Electron) or by an object path (Ayatana).
    const path = service.startsWith('/') ? service : '/StatusNotifierItem';
    const id = `${sender}${path}/${service}`;
    items.set(id, new TrayItem(bus, id, sender, path));
    emit(bus, 'StatusNotifierItemRegistered', service);
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
      await bus.releaseName(watcherName);
      bus.disconnect();
    },
  };
}

/** Answers the calls to the watcher; false leaves a call to the library. */
function answer(
  bus: MessageBus,
  message: Message,
  register: (sender: string, service: string) => void,
  registered: () => string[],
): boolean {
  if (message.type !== methodCall || message.path !== '/StatusNotifierWatcher') return false;
  const reply = (signature = '', body: unknown[] = []) =>
    bus.send(BusMessage.newMethodReturn(message, signature, body));
  const properties: Record<string, Variant> = {
    RegisteredStatusNotifierItems: new Variant('as', registered()),
    IsStatusNotifierHostRegistered: new Variant('b', true),
    ProtocolVersion: new Variant('i', 0),
  };
  switch (message.member) {
    case 'RegisterStatusNotifierItem':
      register(message.sender, String(message.body[0]));
      reply();
      return true;
    case 'RegisterStatusNotifierHost':
      reply();
      return true;
    case 'Get': {
      const property = properties[String(message.body[1])];
      if (property === undefined) return false;
      reply('v', [property]);
      return true;
    }
    case 'GetAll':
      reply('a{sv}', [properties]);
      return true;
    default:
      return false;
  }
}

function emit(bus: MessageBus, member: string, service: string): void {
  bus.send(BusMessage.newSignal('/StatusNotifierWatcher', watcherName, member, 's', [service]));
}

function call(bus: MessageBus, member: string, signature: string, body: unknown[]): Promise<unknown> {
  const target = {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
  };
  return bus.call(new BusMessage({ ...target, member, signature, body }));
}
