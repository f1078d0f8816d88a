/** The systems that Fettle tells apart. */
export type System = 'linux' | 'windows' | 'mac';

/** The system this runs on; every Unix but macOS is treated as Linux. */
export function currentSystem(): System {
  if (process.platform === 'win32') return 'windows';
  return process.platform === 'darwin' ? 'mac' : 'linux';
}
