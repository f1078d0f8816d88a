import type { PackageSourceId } from '../facts';
import { apk } from './apk';
import { apt } from './apt';
import { dnf } from './dnf';
import { eopkg } from './eopkg';
import { flatpak } from './flatpak';
import { fwupd } from './fwupd';
import { macos } from './macos';
import { nixos } from './nixos';
import { pacman } from './pacman';
import { portage } from './portage';
import { rpmOstree } from './rpmOstree';
import { snap } from './snap';
import type { PackageSource } from './source';
import { windowsUpdate } from './windowsUpdate';
import { xbps } from './xbps';
import { zypper } from './zypper';

/** Every source of pending updates, one line each. */
export const packageSources: Readonly<Record<PackageSourceId, PackageSource>> = {
  apt,
  dnf,
  zypper,
  pacman,
  apk,
  'rpm-ostree': rpmOstree,
  xbps,
  portage,
  nixos,
  eopkg,
  'windows-update': windowsUpdate,
  macos,
  flatpak,
  snap,
  fwupd,
};
