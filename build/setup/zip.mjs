/**
 * Unpacks a zip archive with nothing but Node: central directory, zip64, deflated and stored entries, Unix modes, symbolic links.
 * Source of the format: PKWARE APPNOTE.TXT 6.3.10.
 */
import { createWriteStream } from 'node:fs';
import fsPromises from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import { readCentralDirectory } from './zip-directory.mjs';

const LOCAL_HEADER = 0x04034b50;
const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/**
 * Unpacks `archive` into `folder`. Names that would leave the folder are an error.
 *
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} rename gives the path below `folder` to write an entry to; undefined leaves it out
 * @param {{writeStream?: (target: string, options: {mode: number}) => import('node:stream').Writable}} options a test passes a
 *   stream that fails as a full disk does
 * @returns {Promise<number>} how many files were written
 * @throws Error when the archive is damaged (message begins with "zip:") or cannot be written (code ENOSPC, EACCES, ...)
 */
export async function unzip(
  archive,
  folder,
  rename = (name) => name,
  { writeStream = createWriteStream } = {},
) {
  const file = await fsPromises.open(archive, 'r');
  const links = [];
  let written = 0;
  try {
    for (const entry of await readCentralDirectory(file)) {
      const name = rename(entry.name);
      if (name === undefined) continue;
      const target = placeInside(folder, name);
      if (entry.name.endsWith('/')) {
        await fsPromises.mkdir(target, { recursive: true });
        continue;
      }
      await fsPromises.mkdir(path.dirname(target), { recursive: true });
      if ((entry.mode & TYPE_MASK) === SYMLINK) links.push({ target, to: await readText(file, entry) });
      else await extract(file, entry, writeStream(target, { mode: entry.mode & 0o777 || 0o644 }));
      written += 1;
    }
    // Links come last, so that no later entry can be written through one.
    for (const { target, to } of links) {
      placeInside(folder, path.relative(folder, path.resolve(path.dirname(target), to)));
      await fsPromises.symlink(to, target);
    }
  } finally {
    await file.close();
  }
  return written;
}

function placeInside(folder, name) {
  const target = path.resolve(folder, name);
  if (target !== path.resolve(folder) && !target.startsWith(path.resolve(folder) + path.sep)) {
    throw new Error(`zip: "${name}" would be written outside the folder`);
  }
  return target;
}

async function readText(file, entry) {
  const chunks = [];
  const collect = new Transform({
    transform(chunk, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await extract(file, entry, collect.resume());
  return Buffer.concat(chunks).toString('utf8');
}

async function extract(file, entry, destination) {
  const header = Buffer.alloc(30);
  await file.read(header, 0, 30, entry.offset);
  if (header.readUInt32LE(0) !== LOCAL_HEADER)
    throw new Error(`zip: no entry where "${entry.name}" should be`);
  if (entry.method !== 0 && entry.method !== 8)
    throw new Error(`zip: "${entry.name}" uses compression method ${entry.method}`);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  let size = 0;
  let crc = 0;
  const check = new Transform({
    transform(chunk, _encoding, done) {
      size += chunk.length;
      crc = zlib.crc32(chunk, crc);
      done(null, chunk);
    },
  });
  const stages = [check, destination];
  if (entry.method === 8) stages.unshift(zlib.createInflateRaw());
  try {
    await pipeline(readRange(file, start, entry.compressedSize), ...stages);
  } catch (error) {
    if (String(error.code).startsWith('Z_'))
      throw new Error(`zip: "${entry.name}" is damaged (${error.message})`, { cause: error });
    throw error;
  }
  if (size !== entry.size || crc !== entry.crc)
    throw new Error(`zip: "${entry.name}" is damaged (wrong size or checksum)`);
}

async function* readRange(file, start, length) {
  for (let position = start, left = length; left > 0; ) {
    const buffer = Buffer.allocUnsafe(Math.min(left, 1 << 18));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, position);
    if (bytesRead === 0) throw new Error('zip: the archive ends too early');
    yield buffer.subarray(0, bytesRead);
    position += bytesRead;
    left -= bytesRead;
  }
}
