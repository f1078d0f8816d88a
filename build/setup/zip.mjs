/**
 * Unpacks a zip archive: yauzl reads it; what is written where, links, modes and checksums are looked after here.
 */
import fsPromises from 'node:fs/promises';
import path from 'node:path';
import { Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import zlib from 'node:zlib';
import yauzl from 'yauzl';

const MADE_ON_UNIX = 3;
const TYPE_MASK = 0o170000;
const SYMLINK = 0o120000;

/**
 * Unpacks `archive` into `folder`. Names that would leave the folder are an error.
 *
 * @param {string} archive
 * @param {string} folder
 * @param {(name: string) => string | undefined} rename gives the path below `folder` to write an entry to; undefined leaves it out
 * @param {{writeStream?: (target: string, options: {mode: number}) => Writable | Promise<Writable>}} options a test passes a stream
 *   that fails as a full disk does
 * @returns {Promise<number>} how many files were written
 * @throws Error when the archive is damaged (message begins with "zip:") or cannot be written (code ENOSPC, EACCES, ...)
 */
export async function unzip(archive, folder, rename = (name) => name, { writeStream = openForWriting } = {}) {
  // A file that the loop is not done with must stay open, also behind the last entry.
  const zip = await yauzl.openPromise(archive, { autoClose: false }).catch(refuse);
  const links = [];
  let written = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const name = rename(entry.fileName);
      if (name === undefined) continue;
      const target = placeInside(folder, name);
      if (entry.fileName.endsWith('/')) {
        await fsPromises.mkdir(target, { recursive: true });
        continue;
      }
      await fsPromises.mkdir(path.dirname(target), { recursive: true });
      const mode = modeOf(entry);
      if ((mode & TYPE_MASK) === SYMLINK) links.push({ target, to: await readText(zip, entry) });
      else await extract(zip, entry, await writeStream(target, { mode: mode & 0o777 || 0o644 }));
      written += 1;
    }
    // Links come last, so that no later entry can be written through one.
    for (const { target, to } of links) {
      placeInside(folder, path.relative(folder, path.resolve(path.dirname(target), to)));
      await fsPromises.symlink(to, target);
    }
  } catch (error) {
    refuse(error);
  } finally {
    zip.close();
  }
  return written;
}

/** Opened beforehand: a stream that fails while its file is still being opened creates the file after the failure. */
async function openForWriting(target, { mode }) {
  return (await fsPromises.open(target, 'w', mode)).createWriteStream();
}

/** What the system says of a file goes on as it is; everything else is said of the archive. */
function refuse(error) {
  if (error.code !== undefined || error.message.startsWith('zip:')) throw error;
  throw new Error(`zip: ${error.message}`, { cause: error });
}

/** As in stat; 0 when the archive was not made on Unix. */
function modeOf(entry) {
  return entry.versionMadeBy >>> 8 === MADE_ON_UNIX ? entry.externalFileAttributes >>> 16 : 0;
}

function placeInside(folder, name) {
  const target = path.resolve(folder, name);
  if (target !== path.resolve(folder) && !target.startsWith(path.resolve(folder) + path.sep)) {
    throw new Error(`zip: "${name}" would be written outside the folder`);
  }
  return target;
}

async function readText(zip, entry) {
  const chunks = [];
  const collect = new Writable({
    write(chunk, _encoding, done) {
      chunks.push(chunk);
      done();
    },
  });
  await extract(zip, entry, collect);
  return Buffer.concat(chunks).toString('utf8');
}

/** yauzl compares the size with the one that the archive promises, but not the checksum. */
async function extract(zip, entry, destination) {
  let crc = 0;
  const check = new Transform({
    transform(chunk, _encoding, done) {
      crc = zlib.crc32(chunk, crc);
      done(null, chunk);
    },
  });
  try {
    await pipeline(await zip.openReadStreamPromise(entry), check, destination);
  } catch (error) {
    // zlib's errors have codes of its own, the library's have none; the rest are the system's.
    if (error.code !== undefined && !error.code.startsWith('Z_')) throw error;
    throw new Error(`zip: "${entry.fileName}" is damaged (${error.message})`, { cause: error });
  }
  if (crc !== entry.crc32) throw new Error(`zip: "${entry.fileName}" is damaged (wrong checksum)`);
}
