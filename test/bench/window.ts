import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Benchmark, interleaved, median, rowOf } from './benchmark';
import { type Desktop, type RunningProgram, root, startDesktop } from './desktop';
import { delivered, settledPss } from './idlePss';
import { prepareWorkstation, type Workstation } from './workstation';

const runs = 3;
/** Openings of the same app after the first one, which loads what the later ones find. */
const openings = 5;

/** From the click on the tray to content on the screen, and what closing the window gives back. */
export const windowOpen: Benchmark = {
  name: 'window-open',
  about:
    'from the tray click to painted content at the second and later openings, and the memory after closing',
  async run(context) {
    const workstation = await prepareWorkstation(context);
    const desktop = await startDesktop(context);
    const folder = await mkdtemp(join(tmpdir(), 'fettle-bench-window-'));
    context.defer(() => rm(folder, { recursive: true, force: true }));
    const ours = await watched(folder, 'fettle', join(root, 'out/main.js'));
    const bare = await watched(folder, 'bare', await writeBare(folder));
    context.say('one run, not counted');
    await openAndClose(desktop, bare, {});
    const measured = await interleaved(runs, {
      ours: () => openOurs(workstation, desktop, ours),
      peer: () => openAndClose(desktop, bare, {}),
      say: context.say,
    });
    const times = (all: Opened[]) => all.map(({ opened }) => median(opened));
    return [
      rowOf('window-open', 'ms', times(measured.ours), times(measured.peer)),
      rowOf(
        'window-open-pss',
        'MiB',
        measured.ours.map(({ after }) => after),
        measured.ours.map(({ before }) => before),
      ),
    ];
  },
};

interface Opened {
  /** Milliseconds of each opening but the first. */
  opened: number[];
  /** MiB before the first opening and after the last closing, settled. */
  before: number;
  after: number;
}

/** A program that notes what happens to another's windows; it closes them at SIGUSR2. */
interface Watched {
  folder: string;
  notes: string;
}

async function openOurs(workstation: Workstation, desktop: Desktop, ours: Watched): Promise<Opened> {
  const environment = await workstation.environmentWith('answers');
  const started = Date.now() / 1000;
  return openAndClose(desktop, ours, environment, () => delivered(workstation, started));
}

async function openAndClose(
  desktop: Desktop,
  { folder, notes }: Watched,
  environment: Record<string, string>,
  busy: () => Promise<void> = async () => undefined,
): Promise<Opened> {
  await writeFile(notes, '');
  const app = await desktop.start(folder, ['--hidden'], environment);
  try {
    await busy();
    const before = await settledPss(app.pid);
    const all: number[] = [];
    for (let opening = 0; opening <= openings; opening += 1) all.push(await openOnce(app, notes, opening));
    const after = await settledPss(app.pid);
    return { opened: all.slice(1), before, after };
  } finally {
    await app.stop();
  }
}

async function openOnce(app: RunningProgram, notes: string, before: number): Promise<number> {
  const clicked = Date.now();
  await app.item.activate();
  const painted = await noted(notes, 'painted', before);
  process.kill(app.pid, 'SIGUSR2');
  await noted(notes, 'closed', before);
  return painted - clicked;
}

/** When something happened for the first time after some earlier times, in epoch milliseconds. */
async function noted(notes: string, what: string, before: number): Promise<number> {
  for (let left = 600; left > 0; left -= 1) {
    const lines = (await readFile(notes, 'utf8')).split('\n').filter((line) => line.startsWith(`${what} `));
    const line = lines[before];
    if (line !== undefined) return Number(line.slice(what.length + 1));
    await pause(50);
  }
  throw new Error(`the window was never ${what}`);
}

// Content is painted when a frame was drawn that has the page's heading: the frame after the one that it came with.
const watcher = (program: string, notes: string) => `const { app, BrowserWindow } = require('electron');
const { appendFileSync } = require('node:fs');
const note = (what, at) => appendFileSync(${JSON.stringify(notes)}, what + ' ' + at + '\\n');
const painted = \`new Promise((resolve) => {
  const frame = () => document.querySelector('main:not([aria-busy]) h1')
    ? requestAnimationFrame(() => resolve(Date.now()))
    : requestAnimationFrame(frame);
  frame();
})\`;
app.on('browser-window-created', (_event, window) => {
  window.once('closed', () => note('closed', Date.now()));
  window.webContents.once('dom-ready', () =>
    window.webContents.executeJavaScript(painted).then((at) => note('painted', at)));
});
process.on('SIGUSR2', () => BrowserWindow.getAllWindows().forEach((window) => window.close()));
require(${JSON.stringify(program)});
`;

async function watched(parent: string, name: string, program: string): Promise<Watched> {
  const folder = join(parent, name);
  const notes = join(parent, `${name}.notes`);
  await mkdir(folder);
  await writeFile(
    join(folder, 'package.json'),
    JSON.stringify({ name, productName: name, version: '0.0.0', main: 'main.js' }),
  );
  await writeFile(join(folder, 'main.js'), watcher(program, notes));
  return { folder, notes };
}

async function writeBare(parent: string): Promise<string> {
  const page = join(parent, 'page.html');
  await writeFile(page, '<!doctype html><title>bare</title><main><h1>Nothing but this line</h1></main>');
  const program = join(parent, 'program.js');
  await writeFile(
    program,
    `const { app, BrowserWindow, Menu, Tray } = require('electron');
let tray;
app.on('window-all-closed', () => undefined);
app.whenReady().then(() => {
  tray = new Tray(${JSON.stringify(join(root, 'out/icons/fine-dark-22.png'))});
  tray.setContextMenu(Menu.buildFromTemplate([{ label: 'Open' }]));
  tray.on('click', () => {
    const window = new BrowserWindow({ width: 420, height: 640, show: false });
    window.once('ready-to-show', () => window.show());
    window.loadFile(${JSON.stringify(page)});
  });
});
`,
  );
  return program;
}
