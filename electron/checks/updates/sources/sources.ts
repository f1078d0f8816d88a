import type { PackageSourceId } from '../facts';
import { apk } from './apk';
import { apt } from './apt';
import { dnf } from './dnf';
import { flatpak } from './flatpak';
import { fwupd } from './fwupd';
import { macos } from './macos';
import { pacman } from './pacman';
import { snap } from './snap';
import type { PackageSource } from './source';
import { windowsUpdate } from './windowsUpdate';
import { zypper } from './zypper';

/** Every source of pending updates, one line each. */
export const packageSources: Readonly<Record<PackageSourceId, PackageSource>> = {
  apt,
  dnf,
  zypper,
  pacman,
  apk,
  'windows-update': windowsUpdate,
  macos,
  flatpak,
  snap,
  fwupd,
};
