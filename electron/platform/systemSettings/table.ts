import type { SystemSettingsPage } from '../../../shared/systemSettings';
import type { Desktop } from '../desktop';

/** An address of a scheme that the system itself serves, or a program with its arguments. */
export type Opening = { address: string } | { argv: readonly [string, ...string[]] };

const settings = (page: string): Opening => ({ address: `ms-settings:${page}` });
const pane = (page: string): Opening => ({ address: `x-apple.systempreferences:${page}` });
const run = (...argv: [string, ...string[]]): Opening => ({ argv });

/** Source: Microsoft's list of ms-settings addresses. Windows 10 and 11; never tried on one. */
const windows: Record<SystemSettingsPage, readonly Opening[]> = {
  updates: [settings('windowsupdate')],
  storage: [settings('storagesense')],
  programs: [run('taskmgr.exe')],
  network: [settings('network')],
  // Device encryption has a page of its own only on some computers; this one is on all that know BitLocker.
  encryption: [run('control.exe', '/name', 'Microsoft.BitLockerDriveEncryption')],
  firewall: [{ address: 'windowsdefender://network/' }],
  'screen-lock': [settings('lockscreen')],
  clock: [settings('dateandtime')],
  backup: [settings('backup')],
  'disk-access': [],
};

/** The identifiers of macOS 13 and newer; never tried on one. */
const mac: Record<SystemSettingsPage, readonly Opening[]> = {
  updates: [pane('com.apple.Software-Update-Settings.extension')],
  storage: [pane('com.apple.settings.Storage')],
  programs: [run('open', '-b', 'com.apple.ActivityMonitor')],
  network: [pane('com.apple.Network-Settings.extension')],
  encryption: [pane('com.apple.settings.PrivacySecurity.extension?FileVault')],
  firewall: [pane('com.apple.Network-Settings.extension?Firewall')],
  'screen-lock': [pane('com.apple.Lock-Screen-Settings.extension')],
  clock: [pane('com.apple.Date-Time-Settings.extension')],
  backup: [pane('com.apple.Time-Machine-Settings.extension')],
  'disk-access': [pane('com.apple.settings.PrivacySecurity.extension?Privacy_AllFiles')],
};

const gnomeSettings = (panel: string) => run('gnome-control-center', panel);
const kdeSettings = (module: string) => [run('systemsettings', module), run('systemsettings5', module)];

/** Only there: each desktop's own settings refuse to run, or change nothing, on another. */
const gnome: Partial<Record<SystemSettingsPage, readonly Opening[]>> = {
  network: [gnomeSettings('network')],
  'screen-lock': [gnomeSettings('privacy')],
  clock: [gnomeSettings('datetime')],
};
const kde: Partial<Record<SystemSettingsPage, readonly Opening[]>> = {
  updates: [run('plasma-discover', '--mode', 'update')],
  storage: [run('filelight')],
  programs: [run('plasma-systemmonitor')],
  network: kdeSettings('kcm_networkmanagement'),
  firewall: kdeSettings('kcm_firewall'),
  'screen-lock': kdeSettings('kcm_screenlocker'),
  clock: kdeSettings('kcm_clock'),
};

/** Programs that run on every desktop, GNOME's first; Xfce, MATE and Cinnamon have theirs among them. */
const linux: Record<SystemSettingsPage, readonly Opening[]> = {
  updates: [
    run('gnome-software', '--mode=updates'),
    run('update-manager'),
    run('mintupdate'),
    run('pamac-manager', '--updates'),
    run('plasma-discover', '--mode', 'update'),
  ],
  storage: [run('baobab'), run('filelight')],
  programs: [
    run('gnome-system-monitor'),
    run('mate-system-monitor'),
    run('xfce4-taskmanager'),
    run('plasma-systemmonitor'),
  ],
  network: [run('nm-connection-editor')],
  // A disk that is in use cannot be encrypted from a window.
  encryption: [],
  firewall: [run('gufw'), run('firewall-config')],
  'screen-lock': [
    run('xfce4-screensaver-preferences'),
    run('mate-screensaver-preferences'),
    run('light-locker-settings'),
  ],
  clock: [run('time-admin')],
  backup: [run('deja-dup'), run('vorta')],
  'disk-access': [],
};

/** The ways to open a page on a desktop, the best first. */
export function systemSettingsOpenings(page: SystemSettingsPage, desktop: Desktop): readonly Opening[] {
  switch (desktop) {
    case 'windows':
      return windows[page];
    case 'mac':
      return mac[page];
    case 'gnome':
      return [...(gnome[page] ?? []), ...linux[page]];
    case 'kde':
      return [...(kde[page] ?? []), ...linux[page]];
    case 'unknown':
      return linux[page];
  }
}
