import type { Remedy } from '../../shared/checkResult';
import { message } from '../../shared/message';
import type { System } from '../platform/system';

/** How a person restarts this system: a command, and on Windows the page that also installs what waits for it. */
export function restartRemedy(system: System): Remedy {
  const text = message('updates.reboot.remedy');
  switch (system) {
    case 'linux':
      return { message: text, command: 'systemctl reboot' };
    case 'windows':
      return { message: text, command: 'shutdown /r /t 60', settings: 'updates' };
    case 'mac':
      return { message: text, command: `osascript -e 'tell application "System Events" to restart'` };
  }
}
