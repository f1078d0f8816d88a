import { isIP } from 'node:net';
import { homedir, hostname } from 'node:os';
import { expect, it } from 'vitest';
import { macroValues } from '../../../../electron/platform/user';

it('gives every macro a value', async () => {
  const values = await macroValues();
  expect(values.user).not.toBe('');
  expect(values.home).toBe(homedir());
  expect(hostname().toLowerCase().startsWith(values.host)).toBe(true);
  expect(values.host).not.toContain('.');
  expect(isIP(values.address)).not.toBe(0);
});
