import { currentSystem } from './system';

/** The desktops whose settings Fettle can read. */
export type Desktop = 'gnome' | 'kde' | 'mac' | 'windows' | 'unknown';

/** The desktop of this session; those that keep their settings as GNOME does count as it. */
export function currentDesktop(environment: NodeJS.ProcessEnv = process.env): Desktop {
  const system = currentSystem();
  if (system !== 'linux') return system;
  const names = (environment.XDG_CURRENT_DESKTOP ?? '').split(':').map((name) => name.toUpperCase());
  if (names.includes('KDE')) return 'kde';
  return names.some((name) => ['GNOME', 'UNITY', 'BUDGIE'].includes(name)) ? 'gnome' : 'unknown';
}
