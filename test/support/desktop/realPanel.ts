import { execFile, spawn } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { endProcess } from '../processes/childProcess';
import type { Desktop } from './desktopApp';

const call = promisify(execFile);

/** A point on the screen, in pixels from its top left corner. */
export interface Point {
  x: number;
  y: number;
}

/** Xfce's panel with nothing but its tray, on a desktop of the tests. */
export interface RealPanel {
  /** Where pixels of this colour (`#rrggbb`) are in the panel: their middle; undefined while there are none. */
  find(colour: string): Promise<Point | undefined>;
  point(at: Point): Promise<void>;
  click(at: Point, button: 'left' | 'right'): Promise<void>;
  press(...keys: string[]): Promise<void>;
  /** Writes the screen, or a part of it from its top left corner, to a PNG file. */
  picture(file: string, size?: { width: number; height: number }): Promise<void>;
  /** How many pixels of the screen below the panel changed since the last call: menus and tooltips are windows of their own. */
  changedBelow(): Promise<number>;
  stop(): Promise<void>;
}

const HEIGHT = 32;
const SCREEN = { width: 1280, height: 1024 };

export async function startRealPanel(desktop: Desktop): Promise<RealPanel> {
  const config = path.join(desktop.home, 'panel-config');
  const channels = path.join(config, 'xfce4/xfconf/xfce-perchannel-xml');
  await mkdir(channels, { recursive: true });
  await writeFile(path.join(channels, 'xfce4-panel.xml'), panelXml);
  const env = {
    PATH: process.env.PATH ?? '',
    HOME: desktop.home,
    XDG_CONFIG_HOME: config,
    XDG_CACHE_HOME: path.join(desktop.home, 'panel-cache'),
    XDG_RUNTIME_DIR: desktop.home,
    DISPLAY: desktop.display,
    DBUS_SESSION_BUS_ADDRESS: desktop.sessionBus.address,
    NO_AT_BRIDGE: '1',
    LANG: 'C.UTF-8',
  };
  // The tests' bus starts nothing by itself.
  const settings = spawn(await xfconfDaemon(), { env, stdio: 'ignore' });
  const panel = spawn('xfce4-panel', ['--disable-wm-check'], { env, stdio: 'ignore' });
  const xdotool = (...args: string[]) => call('xdotool', args, { env });
  const point = async ({ x, y }: Point) => void (await xdotool('mousemove', String(x), String(y)));
  const screen = async () =>
    (
      await call('import', ['-window', 'root', '-depth', '8', 'rgb:-'], {
        env,
        encoding: 'buffer',
        maxBuffer: 2 ** 26,
      })
    ).stdout;
  let before: Buffer | undefined;

  return {
    async find(colour) {
      return middleOf(await screen(), Buffer.from(colour.slice(1), 'hex'));
    },
    point,
    async click(at, button) {
      await point(at);
      await xdotool('click', button === 'left' ? '1' : '3');
    },
    async press(...keys) {
      await xdotool('key', ...keys);
    },
    async picture(file, size = SCREEN) {
      await mkdir(path.dirname(file), { recursive: true });
      const crop = ['-crop', `${size.width}x${size.height}+0+0`, '+repage'];
      await call('import', ['-window', 'root', ...crop, file], { env });
    },
    async changedBelow() {
      const now = (await screen()).subarray(HEIGHT * SCREEN.width * 3);
      const last = before ?? now;
      before = now;
      let changed = 0;
      for (let at = 0; at < now.length; at += 3) {
        if (now.compare(last, at, at + 3, at, at + 3) !== 0) changed += 1;
      }
      return changed;
    },
    async stop() {
      await endProcess(panel);
      await endProcess(settings);
    },
  };
}

/** The programs it needs and that are not here; they are not on every machine that has a display. */
export async function missingForRealPanel(): Promise<string | undefined> {
  for (const program of ['xfce4-panel', 'xdotool', 'import']) {
    const found = await call('sh', ['-c', `command -v ${program}`]).catch(() => undefined);
    if (!found) return `${program} is not installed`;
  }
  return undefined;
}

function middleOf(pixels: Buffer, colour: Buffer): Point | undefined {
  const found: Point[] = [];
  for (let at = 0; at < SCREEN.width * HEIGHT; at += 1) {
    if (pixels.compare(colour, 0, 3, at * 3, at * 3 + 3) === 0)
      found.push({ x: at % SCREEN.width, y: Math.floor(at / SCREEN.width) });
  }
  if (found.length === 0) return undefined;
  const mean = (values: number[]) =>
    Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
  return { x: mean(found.map(({ x }) => x)), y: mean(found.map(({ y }) => y)) };
}

/** Where the distribution puts it is written in its D-Bus service file. */
async function xfconfDaemon(): Promise<string> {
  const text = await readFile('/usr/share/dbus-1/services/org.xfce.Xfconf.service', 'utf8');
  const program = /^Exec=(\S+)/m.exec(text)?.[1];
  if (!program) throw new Error('no Exec in the service file of xfconfd');
  return program;
}

/** One panel along the top; icons are as large as it allows. */
const panelXml = `<?xml version="1.0" encoding="UTF-8"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array">
    <value type="int" value="1"/>
    <property name="dark-mode" type="bool" value="false"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=6;x=0;y=0"/>
      <property name="position-locked" type="bool" value="true"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="${HEIGHT}"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty">
    <property name="plugin-1" type="string" value="systray">
      <property name="square-icons" type="bool" value="true"/>
      <property name="icon-size" type="int" value="22"/>
    </property>
  </property>
</channel>
`;
