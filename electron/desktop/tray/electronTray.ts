import { Menu, Tray } from 'electron';
import { trayIcon } from './icon';
import type { TrayAction, TrayLine } from './menu';
import type { TrayIcon } from './tray';

/** Makes a real tray icon; a click on it opens the window, as its menu does. */
export function electronTray(iconFolder: string): (choose: (action: TrayAction) => void) => TrayIcon {
  return (choose) => {
    let tray: Tray | undefined;
    const make = (image: Electron.NativeImage): Tray => {
      const made = new Tray(image);
      made.on('click', () => choose({ kind: 'open' }));
      return made;
    };
    return {
      show(state, tooltip) {
        const image = trayIcon(iconFolder, state);
        if (tray) tray.setImage(image);
        tray ??= make(image);
        tray.setToolTip(tooltip);
      },
      setMenu(lines) {
        tray?.setContextMenu(Menu.buildFromTemplate(template(lines, choose)));
      },
      destroy() {
        tray?.destroy();
        tray = undefined;
      },
    };
  };
}

function template(
  lines: readonly TrayLine[],
  choose: (action: TrayAction) => void,
): Electron.MenuItemConstructorOptions[] {
  return lines.map((line): Electron.MenuItemConstructorOptions => {
    if (line === 'separator') return { type: 'separator' };
    // A single & would underline the next letter.
    const text = { label: line.label.replaceAll('&', '&&') };
    if ('lines' in line) return { ...text, submenu: template(line.lines, choose) };
    const { action } = line;
    return action ? { ...text, click: () => choose(action) } : { ...text, enabled: false };
  });
}
