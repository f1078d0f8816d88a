import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { unzip } from '../../../../build/setup/zip.mjs';
import { type Entry, makeZip } from './zip-writer';

let folder: string;
let archive: string;
let out: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'fettle-zip-'));
  archive = path.join(folder, 'a.zip');
  out = path.join(folder, 'out');
  fs.mkdirSync(out);
});
afterEach(() => fs.rmSync(folder, { recursive: true }));

const LONG = 'fettle '.repeat(100_000);
const TREE: Entry[] = [
  { name: 'top/', mode: 0o40755 },
  { name: 'top/long.txt', data: LONG },
  { name: 'top/run', data: '#!/bin/sh\n', mode: 0o100755, stored: true },
  { name: 'top/deep/leer-ä.txt' },
  { name: 'top/link', data: 'run', mode: 0o120777, stored: true },
];

function write(entries: Entry[], options?: { zip64: boolean }): void {
  fs.writeFileSync(archive, makeZip(entries, options));
}

test.each([{ zip64: false }, { zip64: true }])(
  'unpacks contents, modes and links ($zip64)',
  async (options) => {
    write(TREE, options);
    expect(await unzip(archive, out)).toBe(4);
    expect(fs.readFileSync(path.join(out, 'top/long.txt'), 'utf8')).toBe(LONG);
    expect(fs.statSync(path.join(out, 'top/run')).mode & 0o777).toBe(0o755);
    expect(fs.statSync(path.join(out, 'top/long.txt')).mode & 0o777).toBe(0o644);
    expect(fs.readFileSync(path.join(out, 'top/deep/leer-ä.txt'), 'utf8')).toBe('');
    expect(fs.readlinkSync(path.join(out, 'top/link'))).toBe('run');
  },
);

test('renames and leaves out as asked', async () => {
  write(TREE);
  await unzip(archive, out, (name) => (name === 'top/run' ? 'electron' : undefined));
  expect(fs.readdirSync(out)).toEqual(['electron']);
});

test('reads an archive with a comment behind its end', async () => {
  const bytes = makeZip(TREE);
  bytes.writeUInt16LE(5, bytes.length - 2);
  fs.writeFileSync(archive, Buffer.concat([bytes, Buffer.from('hello')]));
  expect(await unzip(archive, out)).toBe(4);
});

test.each<Entry>([
  { name: '../evil', data: 'x' },
  { name: '..\\evil', data: 'x' },
  { name: '/evil', data: 'x' },
  { name: 'C:/evil', data: 'x' },
  { name: 'link', data: '../../evil', mode: 0o120777 },
])('refuses $name -> outside', async (entry) => {
  write([entry]);
  await expect(unzip(archive, out)).rejects.toThrow(
    /^zip: .*(relative path|absolute path|outside the folder)/,
  );
  expect(fs.readdirSync(out)).toEqual([]);
  expect(fs.readdirSync(folder).sort()).toEqual(['a.zip', 'out']);
});

test('refuses a new name outside the folder', async () => {
  write(TREE);
  await expect(unzip(archive, out, () => '../evil')).rejects.toThrow(/^zip: .*outside the folder/);
});

test('writes nothing through a link of the archive', async () => {
  write([
    { name: 'link', data: '..', mode: 0o120777 },
    { name: 'link/evil', data: 'x' },
  ]);
  await expect(unzip(archive, out)).rejects.toThrow(/outside the folder/);
  expect(fs.existsSync(path.join(folder, 'evil'))).toBe(false);
});

test('refuses what it cannot read: another compression, an encrypted entry', async () => {
  const compressed = makeZip([{ name: 'f', data: LONG }]);
  const at = compressed.lastIndexOf('PK\x01\x02');
  compressed.writeUInt16LE(12, at + 10);
  fs.writeFileSync(archive, compressed);
  await expect(unzip(archive, out)).rejects.toThrow(/^zip: .*compression method: 12/);
  const encrypted = makeZip([{ name: 'f', data: LONG }]);
  encrypted.writeUInt16LE(1, at + 8);
  fs.writeFileSync(archive, encrypted);
  await expect(unzip(archive, out)).rejects.toThrow(/^zip: .*encrypted/);
});

test('notices altered bytes, in stored and in deflated entries', async () => {
  for (const stored of [true, false]) {
    const bytes = makeZip([{ name: 'f', data: LONG, stored }]);
    bytes.writeUInt8(bytes.readUInt8(500) ^ 0xff, 500);
    fs.writeFileSync(archive, bytes);
    await expect(unzip(archive, out)).rejects.toThrow(/^zip: "f" is damaged/);
  }
});

test('notices an archive that was cut off or is none', async () => {
  const bytes = makeZip(TREE);
  for (const damaged of [
    bytes.subarray(0, bytes.length - 30),
    Buffer.from('<html>proxy</html>'),
    Buffer.alloc(0),
  ]) {
    fs.writeFileSync(archive, damaged);
    await expect(unzip(archive, out)).rejects.toThrow(/^zip: .*not a zip file/i);
  }
});

test('passes the error of a full disk on', async () => {
  write(TREE);
  const writeStream = () =>
    new Writable({
      write(_chunk, _encoding, done) {
        done(Object.assign(new Error('no space left on device'), { code: 'ENOSPC' }));
      },
    });
  await expect(unzip(archive, out, undefined, { writeStream })).rejects.toMatchObject({ code: 'ENOSPC' });
});
