import { spawn } from 'node:child_process';
import { type Bus, connectBus, ownerChanged } from '../../../electron/platform/logind/bus';
import { endProcess } from '../processes/childProcess';

const name = 'org.freedesktop.Notifications';
const target = {
  destination: name,
  path: '/org/freedesktop/Notifications',
  interface: 'org.dunstproject.cmd0',
};

/** A real notification server, dunst, whose buttons a test can press. */
export interface NotificationServer {
  /** How many notifications are on the screen. */
  displayed(): Promise<number>;
  /** Chooses the newest notification, as a click on it does. */
  choose(): Promise<void>;
  /** Title and text of those that are closed, newest first. */
  closed(): Promise<{ title: string; body: string }[]>;
  /** Do not disturb. */
  pause(paused: boolean): Promise<void>;
  stop(): Promise<void>;
}

/** Starts it on a session bus and an X display, and waits until it answers. */
export async function startNotificationServer(
  address: string,
  display: string,
  home: string,
): Promise<NotificationServer> {
  const connected = await connectBus({ address });
  if (!connected.ok) throw new Error(connected.detail);
  const { bus } = connected;
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: home,
    DISPLAY: display,
    DBUS_SESSION_BUS_ADDRESS: address,
  };
  const server = spawn('dunst', [], { env, stdio: 'ignore' });
  await here(bus);
  const ask = async (member: string, signature = '', body: unknown[] = []): Promise<unknown[]> => {
    const answer = await bus.call({ ...target, member, signature, body });
    if (!answer.ok) throw new Error(`${member}: ${answer.detail}`);
    return answer.body;
  };
  return {
    async displayed() {
      const answer = await bus.property({ ...target, name: 'displayedLength' });
      return answer.ok ? Number(answer.body[0]) : 0;
    },
    async choose() {
      await ask('NotificationAction', 'u', [0]);
    },
    async closed() {
      const [list] = (await ask('NotificationListHistory')) as [Record<string, { value: string }>[]];
      return list.map(({ summary, body }) => ({ title: summary?.value ?? '', body: body?.value ?? '' }));
    },
    async pause(paused) {
      const answer = await bus.call({
        ...target,
        interface: 'org.freedesktop.DBus.Properties',
        member: 'Set',
        signature: 'ssv',
        body: [target.interface, 'paused', ['b', paused]],
      });
      if (!answer.ok) throw new Error(answer.detail);
    },
    async stop() {
      bus.close();
      await endProcess(server);
    },
  };
}

/** Resolves when somebody shows notifications. */
async function here(bus: Bus): Promise<void> {
  const daemon = {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
  };
  await new Promise<void>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('dunst does not come')), 20_000);
    const look = async () => {
      const answer = await bus.call({ ...daemon, member: 'NameHasOwner', signature: 's', body: [name] });
      if (!answer.ok || answer.body[0] !== true) return;
      clearTimeout(timer);
      resolve();
    };
    void bus.subscribe(ownerChanged(name), () => void look()).then(look);
  });
}
