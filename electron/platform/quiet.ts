import { currentDesktop } from './desktop';
import { type Bus, type BusCall, busDaemon, connectBus } from './logind/bus';
import type { RunProcess } from './processes/process';
import { currentSystem } from './system';

/**
 * Why nothing should pop up now: `asked`: the person switched notifications off for a while; `presenting`: a program
 * keeps the screen on, as presentations, calls and films do.
 */
export type Quiet = 'asked' | 'presenting' | undefined;

/**
 * Whether this is a bad time for a notification. Windows and macOS hold notifications back by themselves in
 * presentations and when the person wants to focus, so there nothing has to be asked. Never rejects; what cannot be
 * found out is no reason to be quiet.
 */
export async function quietTime(run: RunProcess): Promise<Quiet> {
  if (currentSystem() !== 'linux') return undefined;
  const connected = await connectBus('session');
  if (!connected.ok) return undefined;
  const { bus } = connected;
  try {
    for (const [why, ask] of questions) if (await ask(bus, run)) return why;
    return undefined;
  } finally {
    bus.close();
  }
}

type Question = (bus: Bus, run: RunProcess) => Promise<boolean>;

const notifications = 'org.freedesktop.Notifications';
const xfconf = 'org.xfce.Xfconf';

const questions: readonly (readonly [Exclude<Quiet, undefined>, Question])[] = [
  // Plasma.
  ['asked', (bus) => isSet(bus, notifications, '/org/freedesktop/Notifications', notifications, 'Inhibited')],
  [
    'asked',
    (bus) => isSet(bus, notifications, '/org/freedesktop/Notifications', 'org.dunstproject.cmd0', 'paused'),
  ],
  ['asked', (bus) => xfceSetting(bus, 'xfce4-notifyd', '/do-not-disturb')],
  ['asked', gnomeBannersOff],
  ['presenting', (bus) => xfceSetting(bus, 'xfce4-power-manager', '/xfce4-power-manager/presentation-mode')],
  // 8: something asks that the session be not regarded as idle. Source: gnome-session, org.gnome.SessionManager.
  [
    'presenting',
    (bus) =>
      answersTrue(bus, {
        destination: 'org.gnome.SessionManager',
        path: '/org/gnome/SessionManager',
        interface: 'org.gnome.SessionManager',
        member: 'IsInhibited',
        signature: 'u',
        body: [8],
      }),
  ],
  // Plasma: 4: something asks that the screen stay on. Source: PowerDevil, PolicyAgent::ChangeScreenSettings.
  [
    'presenting',
    (bus) =>
      answersTrue(bus, {
        destination: 'org.kde.Solid.PowerManagement.PolicyAgent',
        path: '/org/kde/Solid/PowerManagement/PolicyAgent',
        interface: 'org.kde.Solid.PowerManagement.PolicyAgent',
        member: 'HasInhibition',
        signature: 'u',
        body: [4],
      }),
  ],
];

/** GNOME has no call for it; its settings are asked the way its own tools do. */
async function gnomeBannersOff(_bus: Bus, run: RunProcess): Promise<boolean> {
  if (currentDesktop() !== 'gnome') return false;
  const argv = ['gsettings', 'get', 'org.gnome.desktop.notifications', 'show-banners'] as const;
  const outcome = await run({ argv: [...argv], timeout: 3 });
  return outcome.kind === 'exited' && outcome.stdout.trim() === 'false';
}

function xfceSetting(bus: Bus, channel: string, property: string): Promise<boolean> {
  const path = '/org/xfce/Xfconf';
  const body = [channel, property];
  return answersTrue(bus, {
    destination: xfconf,
    path,
    interface: xfconf,
    member: 'GetProperty',
    signature: 'ss',
    body,
  });
}

async function isSet(bus: Bus, destination: string, path: string, of: string, name: string) {
  if (!(await isRunning(bus, destination))) return false;
  const answer = await bus.property({ destination, path, interface: of, name });
  return answer.ok && answer.body[0] === true;
}

async function answersTrue(bus: Bus, call: BusCall): Promise<boolean> {
  if (!(await isRunning(bus, call.destination))) return false;
  const answer = await bus.call(call);
  if (!answer.ok) return false;
  const [value] = answer.body;
  return (
    value === true ||
    (typeof value === 'object' && value !== null && 'value' in value && value.value === true)
  );
}

/** A question must not start the program that would answer it. */
async function isRunning(bus: Bus, name: string): Promise<boolean> {
  const answer = await bus.call({ ...busDaemon, member: 'NameHasOwner', signature: 's', body: [name] });
  return answer.ok && answer.body[0] === true;
}
