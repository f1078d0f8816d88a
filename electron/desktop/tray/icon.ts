import path from 'node:path';
import { type NativeImage, nativeImage, nativeTheme, screen } from 'electron';
import type { OverallState } from '../../../shared/states';
import { currentSystem, type System } from '../../platform/system';

/** Sizes in pixels by scale factor. Linux panels get one picture, so its size is chosen for the screen. */
const sizes: Record<Exclude<System, 'linux'>, Record<number, number>> = {
  windows: { 1: 16, 1.25: 20, 1.5: 24, 2: 32, 3: 48 },
  mac: { 1: 16, 2: 32 },
};

/** The icon of a state, drawn for each size, for a light or dark panel; macOS colours it itself. */
export function trayIcon(folder: string, state: OverallState): NativeImage {
  const system = currentSystem();
  const file = (size: number): string => path.join(folder, `${state}-${panel()}-${size}.png`);
  if (system === 'linux')
    return nativeImage.createFromPath(file(linuxSize(screen.getPrimaryDisplay().scaleFactor)));
  const image = nativeImage.createEmpty();
  for (const [scale, size] of Object.entries(sizes[system])) {
    const picture = nativeImage.createFromPath(file(size));
    image.addRepresentation({
      scaleFactor: Number(scale),
      width: size,
      height: size,
      buffer: picture.toPNG(),
    });
  }
  image.setTemplateImage(system === 'mac');
  return image;
}

function linuxSize(scale: number): number {
  if (scale <= 1) return 22;
  if (scale <= 1.5) return 32;
  return scale <= 2 ? 44 : 64;
}

/** Whether the panel is light or dark; on Linux the desktop's theme is the best that can be known. */
function panel(): 'light' | 'dark' {
  const dark =
    currentSystem() === 'windows'
      ? nativeTheme.shouldUseDarkColorsForSystemIntegratedUI
      : nativeTheme.shouldUseDarkColors;
  return dark ? 'dark' : 'light';
}
