import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Benchmark, type Context, interleaved, rowOf } from './benchmark';
import { type Desktop, root, startDesktop } from './desktop';
import { treePss } from './processTree';
import { host, prepareWorkstation, type Workstation } from './workstation';

const runs = 5;
/** Settled: this many readings in a row, a second apart, that differ by less than 1.5 percent. */
const steadyReadings = 6;
const steadyWithin = 0.015;
const longestReadings = 90;

/** Memory of the idle app in the tray, against the smallest Electron program that shows a tray icon and a menu. */
export const idlePss: Benchmark = {
  name: 'idle-pss',
  about: 'memory (PSS of the process tree) of the idle app in the tray; against a bare Electron tray program',
  async run(context) {
    const workstation = await prepareWorkstation(context);
    const desktop = await startDesktop(context);
    const bare = await writeBareProgram(context);
    const peer = () => sizeOf(desktop, bare, [join(root, 'out/icons/fine-dark-22.png')]);
    // The first program on a display loads OpenGL to ask for its visuals, and GTK leaves the answer there for the others.
    context.say('one run, not counted');
    await peer();
    const sizes = await interleaved(runs, {
      ours: () => sizeOfOurs(workstation, desktop),
      peer,
      say: context.say,
    });
    return [rowOf('idle-pss', 'MiB', sizes.ours, sizes.peer)];
  },
};

/** The notice is answered, no result is known yet: the app runs every check and delivers before it is idle. */
async function sizeOfOurs(workstation: Workstation, desktop: Desktop): Promise<number> {
  const environment = await workstation.environmentWith('answers');
  const started = Date.now() / 1000;
  return sizeOf(desktop, root, ['--hidden'], environment, () => delivered(workstation, started));
}

async function sizeOf(
  desktop: Desktop,
  program: string,
  args: readonly string[],
  environment: Record<string, string> = {},
  busy: () => Promise<void> = async () => undefined,
): Promise<number> {
  const app = await desktop.start(program, args, environment);
  try {
    await busy();
    return await settledPss(app.pid);
  } finally {
    await app.stop();
  }
}

/** The memory of a process tree in MiB, once it no longer changes. */
export async function settledPss(pid: number): Promise<number> {
  const readings: number[] = [];
  while (readings.length < longestReadings) {
    const { total, parts } = await treePss(pid);
    if (parts.size < 2) throw new Error('the program is not running');
    readings.push(total);
    const latest = readings.slice(-steadyReadings);
    const steady = Math.max(...latest) - Math.min(...latest) < total * steadyWithin;
    if (latest.length === steadyReadings && steady) return total;
    await pause(1000);
  }
  throw new Error(`the memory did not settle: ${readings.map((size) => size.toFixed(1)).join(' ')}`);
}

/** Waits until Icinga holds a result of every service that is newer than that. */
export async function delivered({ icinga }: Workstation, since: number): Promise<void> {
  for (let left = 120; left > 0; left -= 1) {
    const services = await icinga.readServices(host);
    if (services.every(({ executionEnd }) => executionEnd > since)) return;
    await pause(500);
  }
  throw new Error('the app did not deliver its results');
}

const bareMain = `const { app, Menu, Tray } = require('electron');
let tray;
app.whenReady().then(() => {
  tray = new Tray(process.argv.at(-1));
  tray.setToolTip('bare');
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Open' }, { type: 'separator' }, { label: 'Quit', role: 'quit' }]));
});
`;

/** Writes the smallest Electron program with a tray icon; its last argument is the icon's file. */
export async function writeBareProgram({ defer }: Context): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'fettle-bench-bare-'));
  defer(() => rm(folder, { recursive: true, force: true }));
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name: 'bare', version: '0.0.0', main: 'main.js' }),
  );
  await writeFile(join(folder, 'main.js'), bareMain);
  return folder;
}
