import { expect, it } from 'vitest';
import { handedOver, isOpened } from '../../../../electron/platform/handedOver';

it('is what follows --cli, with or without the separator', () => {
  expect(handedOver(['fettle.exe', '--cli', '--', 'status', '--json'])).toEqual(['status', '--json']);
  expect(handedOver(['electron', '.', '--cli', 'run', '--', 'x'])).toEqual(['run', '--', 'x']);
  expect(handedOver(['fettle.exe', '--cli'])).toEqual([]);
  expect(handedOver(['fettle.exe', '--hidden'])).toBeUndefined();
});

it.each([
  ['--remote-debugging-port=9222', true],
  ['--remote-debugging-pipe', true],
  ['-remote-debugging-port=0', true],
  ['--renderer-cmd-prefix=xterm -e', true],
  ['--gpu-launcher=sh', true],
  ['--hidden', false],
  ['--ozone-platform-hint=auto', false],
])('%s opens the window to others: %s', (option, opens) => {
  expect(isOpened(['/opt/fettle/fettle', option])).toBe(opens);
});
