import { chownSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchEndMark } from '../../../../electron/platform/endMark';
import { watchPaths } from '../../../../electron/platform/files/watchFiles';

const root = process.getuid?.() ?? 0;
let folder: string;
let file: string;
const noticed = vi.fn();
let stop: () => void = () => undefined;
let unwatch: () => void = () => undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-end-'));
  file = join(folder, 'end');
});
afterEach(() => {
  stop();
  unwatch();
  rmSync(folder, { recursive: true, force: true });
});

function watched() {
  const end = vi.fn();
  stop = watchEndMark(end, { file, root });
  unwatch();
  unwatch = watchPaths(() => [file], noticed);
  noticed.mockClear();
  return end;
}
/** What changed has come to whoever watched before us, and to us. */
async function seen(): Promise<void> {
  await vi.waitFor(() => expect(noticed).toHaveBeenCalled());
  noticed.mockClear();
}
const touched = (seconds: number) => {
  writeFileSync(file, '');
  utimesSync(file, seconds, seconds);
};

it('a mark that is made, and one that is touched again, ends the app', async () => {
  const first = watched();
  touched(1000);
  await vi.waitFor(() => expect(first).toHaveBeenCalled());
  stop();
  const second = watched();
  utimesSync(file, 2000, 2000);
  await vi.waitFor(() => expect(second).toHaveBeenCalled());
});

it('neither an old mark, nor a link, nor a folder counts', async () => {
  touched(1000);
  const end = watched();
  rmSync(file);
  symlinkSync('elsewhere', file);
  writeFileSync(join(folder, 'elsewhere'), '');
  await seen();
  rmSync(file);
  mkdirSync(file);
  await seen();
  expect(end).not.toHaveBeenCalled();
});

it.skipIf(root !== 0)('a mark of somebody else is none, nor is a folder of theirs', async () => {
  const end = watched();
  writeFileSync(file, '');
  chownSync(file, 65_534, 65_534);
  await seen();
  expect(end).not.toHaveBeenCalled();
  stop();
  rmSync(file);
  chownSync(folder, 65_534, 65_534);
  const other = watched();
  touched(3000);
  await seen();
  expect(other).not.toHaveBeenCalled();
});
