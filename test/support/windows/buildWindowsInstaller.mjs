/**
 * node test/support/windows/buildWindowsInstaller.mjs FOLDER MACROS
 *
 * electron-builder's nsis target with the configuration of a release, around the program in FOLDER/win-unpacked; MACROS is
 * build/windows/installer.nsh or what stands in for it. Prints the installer's path last.
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { Arch, build, Platform } from 'electron-builder';
import { configuration } from '../../../build/package/configuration.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const [folder, macros] = process.argv.slice(2);
const release = { root, staged: folder, system: 'win', version: '1.0.0', test: false, author: 'Somebody' };
const config = configuration({ ...release, runtime: { dir: folder, version: '45.4.1' } });
build({
  projectDir: root,
  targets: Platform.WINDOWS.createTarget('nsis', Arch.x64),
  prepackaged: path.join(folder, 'win-unpacked'),
  publish: 'never',
  config: {
    ...config,
    // What makes one of a picture is a download.
    win: { icon: path.join(folder, 'icon.ico') },
    directories: { ...config.directories, output: path.join(folder, 'made') },
    nsis: { ...config.nsis, include: macros },
  },
}).then(
  (made) => console.log(made.find((file) => file.endsWith('.exe'))),
  (error) => {
    // Ended here: left to itself, electron-builder's own hook ends the process with 0.
    process.stderr.write(`${error.message}\n`, () => process.exit(1));
  },
);
