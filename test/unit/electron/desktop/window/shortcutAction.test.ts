import { expect, it } from 'vitest';
import { keyAction } from '../../../../../electron/desktop/window/shortcutAction';

const pressed = { type: 'keyDown', control: false, meta: false, alt: false };

it.each([
  ['Ctrl+W', { key: 'w', control: true }, 'close'],
  ['Ctrl+Shift+=', { key: '+', control: true }, 'zoom-in'],
  ['Ctrl+-', { key: '-', control: true }, 'zoom-out'],
  ['Ctrl+0', { key: '0', control: true }, 'zoom-reset'],
  ['Ctrl+R', { key: 'r', control: true }, 'nothing'],
  ['F5', { key: 'F5' }, 'nothing'],
  ['a letter', { key: 'w' }, undefined],
  ['Ctrl+Alt+0, a letter on some keyboards', { key: '0', control: true, alt: true }, undefined],
  ['letting go', { key: 'w', control: true, type: 'keyUp' }, undefined],
])('%s', (_name, key, expected) => {
  expect(keyAction({ ...pressed, ...key }, false)).toBe(expected);
});

it('the command key does it on macOS, and Ctrl does not', () => {
  expect(keyAction({ ...pressed, key: 'w', meta: true }, true)).toBe('close');
  expect(keyAction({ ...pressed, key: 'w', control: true }, true)).toBeUndefined();
});
