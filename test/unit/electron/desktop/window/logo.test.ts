import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { readLogo } from '../../../../../electron/desktop/window/logo';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-logo-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1]);
it.each<[string, Buffer | string, string | undefined]>([
  ['a PNG', png, 'image/png'],
  [
    'an SVG',
    '<?xml version="1.0"?>\n<!-- ours -->\n<svg xmlns="http://www.w3.org/2000/svg"/>',
    'image/svg+xml',
  ],
  ['a page that calls itself a picture', '<html><svg/></html>', undefined],
  ['one that is too large', Buffer.concat([png, Buffer.alloc(64 * 1024)]), undefined],
  ['an empty file', '', undefined],
])('%s', async (_name, content, expected) => {
  const file = join(folder, 'logo');
  writeFileSync(file, content);
  expect((await readLogo(file))?.contentType).toBe(expected);
});

it('a file that is not there, and a folder', async () => {
  expect(await readLogo(join(folder, 'nothing'))).toBeUndefined();
  expect(await readLogo(folder)).toBeUndefined();
});
