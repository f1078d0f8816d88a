import { mkdir } from 'node:fs/promises';
import path from 'node:path';

/** Variables that move everything of Fettle's into one folder, so that the developer's own Fettle is not touched; makes the places. */
export async function ownPlaces(folder: string, platform: NodeJS.Platform): Promise<Record<string, string>> {
  const inside = (name: string) => path.join(folder, name);
  const perSystem: Partial<Record<NodeJS.Platform, Record<string, string>>> = {
    darwin: { HOME: inside('home') },
    win32: { LOCALAPPDATA: inside('local') },
  };
  const places = perSystem[platform] ?? {
    XDG_STATE_HOME: inside('state'),
    XDG_CONFIG_HOME: inside('config'),
  };
  const all = { ...places, FETTLE_POLICY: inside('etc'), FETTLE_MACHINE: inside('machine') };
  for (const place of Object.values(all)) await mkdir(place, { recursive: true, mode: 0o700 });
  return all;
}
