/** What electron-builder downloads to make a Windows installer, in a folder: the system's compiler, and plug-ins without code. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import { stubPlugin } from '../programs/stubPlugin';

const root = join(__dirname, '../../..');
const template = join(root, 'node_modules/app-builder-lib/templates/nsis');
/** Those that the template calls and that do not come with NSIS. */
const PLUGINS = ['UAC', 'StdUtils', 'nsProcess', 'SpiderBanner', 'Nsis7z', 'WinShell'];

/**
 * Fills `folder`, with a program to be installed too; what the compiler says is then in `folder`/compiled.log.
 * @returns the environment in which electron-builder finds it all
 */
export function nsisBundle(folder: string, sevenZip: string): NodeJS.ProcessEnv {
  const put = (name: string, content: string | Buffer) => {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content, { mode: 0o755 });
  };
  put('win-unpacked/fettle.exe', 'MZ');
  put('win-unpacked/resources/app.asar', 'app');
  put('icon.ico', icon());
  put('nsis/elevate.exe', 'MZ');
  put('nsis/makensis', `#!/bin/sh\nexec makensis -V4 "$@" >> '${join(folder, 'compiled.log')}'\n`);
  // It would run the first installer for the uninstaller in it; that is a program of 32 bits.
  put('bin/wine', '#!/bin/sh\ncp "$1" "$(dirname "$1")/$(basename "$1" exe)__uninstaller.exe"\n');
  for (const name of PLUGINS) put(`resources/plugins/x86-unicode/${name}.dll`, stubPlugin(called(name)));
  mkdirSync(join(folder, 'tmp'));
  return {
    PATH: `${join(folder, 'bin')}:${process.env.PATH}`,
    HOME: folder,
    TMPDIR: join(folder, 'tmp'),
    ELECTRON_BUILDER_NSIS_DIR: join(folder, 'nsis'),
    ELECTRON_BUILDER_NSIS_RESOURCES_DIR: join(folder, 'resources'),
    ELECTRON_BUILDER_7ZIP_PATH: sevenZip,
  };
}

/** The functions of a plug-in that the template calls. */
function called(plugin: string): string[] {
  const scripts = readdirSync(template, { recursive: true, encoding: 'utf8' }).filter((name) =>
    /\.ns[hi]$/.test(name),
  );
  const text = scripts.map((name) => readFileSync(join(template, name), 'utf8')).join('\n');
  const calls = text.matchAll(new RegExp(`\\b${plugin}::(\\w+)`, 'g'));
  return [...new Set([...calls].map(([, name = '']) => name))];
}

/** The app's picture as an ICO, which may hold a PNG. */
function icon(): Buffer {
  const drawing = readFileSync(join(root, 'build/package/icon.svg'), 'utf8');
  const png = new Resvg(drawing, { fitTo: { mode: 'width', value: 256 } }).render().asPng();
  const head = Buffer.alloc(22);
  // One icon; a width and a height of 0 are 256.
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(1, 4);
  head.writeUInt16LE(1, 10);
  head.writeUInt16LE(32, 12);
  head.writeUInt32LE(png.length, 14);
  head.writeUInt32LE(head.length, 18);
  return Buffer.concat([head, png]);
}
