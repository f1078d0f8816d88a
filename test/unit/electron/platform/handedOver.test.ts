import { expect, it } from 'vitest';
import { handedOver } from '../../../../electron/platform/handedOver';

it('is what follows --cli, with or without the separator', () => {
  expect(handedOver(['fettle.exe', '--cli', '--', 'status', '--json'])).toEqual(['status', '--json']);
  expect(handedOver(['electron', '.', '--cli', 'run', '--', 'x'])).toEqual(['run', '--', 'x']);
  expect(handedOver(['fettle.exe', '--cli'])).toEqual([]);
  expect(handedOver(['fettle.exe', '--hidden'])).toBeUndefined();
});
