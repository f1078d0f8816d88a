/**
 * What electron-builder is told. The Windows and macOS parts were written from its documentation; a test compiles the NSIS installer around an
 * empty program, and nothing else of them was ever built.
 */
import fs from 'node:fs';
import path from 'node:path';

/** What can be built, by system. */
export const TARGETS = {
  linux: ['dir', 'deb', 'rpm', 'tar.gz', 'AppImage'],
  win: ['nsis', 'msi'],
  mac: ['pkg', 'dmg'],
};

/** What the deb depends on; the machine of the system tests has these and no more. */
export const DEB_DEPENDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  // electron-builder's own list misses this one, and the app does not start without it.
  'libgbm1',
  // Loaded only when the app starts, so no tool finds it among the linked libraries; without it Chromium ends with a trap.
  'libx11-xcb1',
  'libasound2 | libasound2t64',
  'libnotify4',
  'libsecret-1-0',
  'libatspi2.0-0 | libatspi2.0-0t64',
  // The ends of support of Debian and Ubuntu. Our own table stands in for it, but nobody renews that between releases.
  'distro-info-data',
];
const RPM_DEPENDS = [
  'gtk3',
  'nss',
  'mesa-libgbm',
  'libX11-xcb',
  'alsa-lib',
  'libnotify',
  'libsecret',
  'at-spi2-core',
  'xdg-utils',
];

/**
 * @param {{root: string, staged: string, system: string, version: string, test: boolean,
 *   author: string,
 *   runtime: {dir: string, version: string}}} what
 */
export function configuration({ root, staged, system, version, test, author, runtime }) {
  const linux = path.join(root, 'build/linux');
  const name = test ? 'Fettle (test build)' : 'Fettle';
  // A test package is made for a minute's use: quick rather than small.
  const packaged = (format, quick) => ({
    afterInstall: path.join(linux, 'scripts/after-install.sh'),
    afterRemove: path.join(linux, 'scripts/after-remove.sh'),
    compression: test ? quick : 'xz',
    fpm: [
      '--before-install',
      path.join(linux, 'scripts/before-install.sh'),
      '--before-remove',
      path.join(linux, 'scripts/before-remove.sh'),
      '--config-files',
      '/etc/fettle/policy.json',
      ...systemFiles(linux, staged, format),
    ],
  });
  return {
    appId: 'org.fettle.Fettle',
    // No space: it becomes the folder in /opt and the name of the AppArmor profile.
    productName: 'fettle',
    // By its desktop entry's name a Wayland desktop finds the window's icon and title.
    extraMetadata: { version, desktopName: 'fettle.desktop' },
    electronDist: runtime.dir,
    electronVersion: runtime.version,
    npmRebuild: false,
    publish: null,
    directories: { output: 'dist', buildResources: 'build/package' },
    asar: true,
    // Of tar.gz, AppImage and nsis; deb and rpm have their own.
    compression: test ? 'store' : 'normal',
    // Everything of ours is in the bundles; only the key store's native part is a module of its own.
    files: [
      '!**/*',
      'package.json',
      { from: path.join(staged, 'out'), to: 'out' },
      {
        from: 'node_modules/keytar',
        to: 'node_modules/keytar',
        filter: ['package.json', 'LICENSE.md', 'lib/**', `prebuilds/${nativeFolder(system)}/**`],
      },
    ],
    asarUnpack: ['**/*.node'],
    extraResources: [{ from: path.join(staged, 'licences'), to: 'licences' }, ...launchers(root, system)],
    electronFuses: fuses(system),
    linux: {
      executableName: 'fettle',
      icon: path.join(staged, 'icons'),
      category: 'System;Monitor',
      // No address: there is none that anybody would read.
      maintainer: author,
      syncDesktopName: true,
      synopsis: `${name}: keeps the workstation's own update and backup checks`,
      desktop: {
        entry: {
          Name: name,
          Comment: "Keeps this workstation's update and backup checks",
          'Comment[de]': 'Prüft Aktualisierungen und Sicherungen dieses Arbeitsplatzes',
          StartupWMClass: 'fettle',
        },
      },
    },
    deb: {
      ...packaged('deb', 'zst'),
      depends: DEB_DEPENDS,
      recommends: ['xdg-utils', 'gnome-keyring | kwalletmanager'],
      packageCategory: 'admin',
    },
    rpm: { ...packaged('rpm', 'gzip'), depends: RPM_DEPENDS },
    win: { icon: path.join(staged, 'icons/256x256.png') },
    nsis: {
      oneClick: true,
      // With a choice, a silent installation fails without a word (electron-builder issue 9644).
      perMachine: true,
      runAfterFinish: false,
      include: path.join(root, 'build/windows/installer.nsh'),
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
      artifactName: 'fettle-${version}-setup.${ext}',
    },
    msi: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
      artifactName: 'fettle-${version}.${ext}',
      oneClick: true,
      perMachine: true,
      runAfterFinish: false,
    },
    // biome-ignore lint/suspicious/noTemplateCurlyInString: electron-builder fills it in
    pkg: { artifactName: 'fettle-${version}.${ext}', isRelocatable: false },
    // The older tool's AppImages start without a sandbox, always.
    toolsets: { appimage: '1.0.3' },
    mac: { category: 'public.app-category.utilities', icon: path.join(staged, 'icons/512x512.png') },
    afterPack({ appOutDir }) {
      const sandbox = path.join(appOutDir, 'chrome-sandbox');
      if (fs.existsSync(sandbox)) fs.chmodSync(sandbox, 0o4755);
      // Electron's own start page is no part of ours.
      fs.rmSync(path.join(appOutDir, 'resources/default_app.asar'), { force: true });
    },
  };
}

/**
 * What Electron may not do in a release. On Linux it stays able to run as Node: the command line, the unit and the departure start so in a
 * tenth of Chromium's time, without a display and as root, which the app itself refuses. It gives whoever runs it nothing that any other
 * interpreter would not: no profile or capability belongs to the program, and nobody is trusted for running it (docs/security.md).
 */
export function fuses(system) {
  return {
    runAsNode: system === 'linux',
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableCookieEncryption: true,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  };
}

/** The `fettle` command where the program does not run as Node; on Linux it is /usr/bin/fettle. */
function launchers(root, system) {
  const file = { win: 'windows/fettle.cmd', mac: 'mac/fettle' }[system];
  return file
    ? [{ from: path.join(root, 'build', file), to: path.posix.join('bin', path.basename(file)) }]
    : [];
}

function nativeFolder(system) {
  return { linux: 'linux-x64', win: 'win32-x64', mac: 'darwin-*' }[system];
}

/** Where zsh looks for completions of packages. */
const ZSH = { deb: '/usr/share/zsh/vendor-completions', rpm: '/usr/share/zsh/site-functions' };

const UNITS = '/usr/lib/systemd/system';

/** fpm's SOURCE=DESTINATION of what a Linux package puts outside /opt. */
function systemFiles(linux, staged, format) {
  const units = fs.readdirSync(linux).filter((name) => name.endsWith('.service'));
  return [
    [path.join(linux, 'fettle.sh'), '/usr/bin/fettle'],
    [path.join(linux, 'stop-running.sh'), '/opt/fettle/stop-running'],
    [path.join(linux, 'set-sandbox.sh'), '/opt/fettle/set-sandbox'],
    [path.join(linux, 'autostart.desktop'), '/etc/xdg/autostart/fettle.desktop'],
    [path.join(linux, 'fettle-departure.tmpfiles.conf'), '/usr/lib/tmpfiles.d/fettle.conf'],
    [path.join(linux, 'user-runtime-dir.conf'), `${UNITS}/user-runtime-dir@.service.d/50-fettle.conf`],
    [path.join(staged, 'policy.json'), '/etc/fettle/policy.json'],
    [path.join(staged, 'policy.d'), '/etc/fettle/'],
    [path.join(staged, 'fettle.1'), '/usr/share/man/man1/fettle.1'],
    [path.join(staged, 'completion.bash'), '/usr/share/bash-completion/completions/fettle'],
    [path.join(staged, 'completion.zsh'), `${ZSH[format]}/_fettle`],
    [path.join(staged, 'completion.fish'), '/usr/share/fish/vendor_completions.d/fettle.fish'],
    // An rpm would leave the folder behind; it has the licences in /opt.
    ...(format === 'deb'
      ? [[path.join(staged, 'licences/FETTLE.txt'), '/usr/share/doc/fettle/copyright']]
      : []),
    ...units.map((name) => [path.join(linux, name), `${UNITS}/${name}`]),
  ].map(([source, destination]) => `${source}=${destination}`);
}
