/** Reads the table of contents of a zip archive (APPNOTE.TXT 4.3.12 to 4.3.16). */

const END = 0x06054b50;
const ZIP64_END = 0x06064b50;
const ZIP64_LOCATOR = 0x07064b50;
const CENTRAL = 0x02014b50;
const IN_ZIP64_16 = 0xffff;
const IN_ZIP64_32 = 0xffffffff;
const MADE_ON_UNIX = 3;

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @returns {Promise<{name: string, method: number, crc: number, compressedSize: number, size: number, mode: number, offset: number}[]>}
 *   sizes and offset in bytes; mode as in stat, 0 when the archive was not made on Unix
 * @throws Error with a message that begins with "zip:"
 */
export async function readCentralDirectory(file) {
  const { offset, size, count } = await findDirectory(file);
  const directory = await readExactly(file, offset, size);
  const entries = [];
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (at + 46 > size || directory.readUInt32LE(at) !== CENTRAL)
      throw new Error('zip: the table of contents is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    const extraLength = directory.readUInt16LE(at + 30);
    const commentLength = directory.readUInt16LE(at + 32);
    if (directory.readUInt16LE(at + 8) & 1) throw new Error('zip: the archive is encrypted');
    const entry = {
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      compressedSize: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: directory.readUInt8(at + 5) === MADE_ON_UNIX ? directory.readUInt16LE(at + 40) : 0,
      offset: directory.readUInt32LE(at + 42),
    };
    const extraAt = at + 46 + nameLength;
    readZip64Extra(directory.subarray(extraAt, extraAt + extraLength), entry);
    entries.push(entry);
    at = extraAt + extraLength + commentLength;
  }
  return entries;
}

async function findDirectory(file) {
  const { size: fileSize } = await file.stat();
  // The end record is 22 bytes and a comment of at most 65535.
  const tailSize = Math.min(fileSize, 22 + 65535);
  const tail = await readExactly(file, fileSize - tailSize, tailSize);
  let at = tail.length - 22;
  while (at >= 0 && tail.readUInt32LE(at) !== END) at--;
  if (at < 0) throw new Error('zip: this is not a zip archive, or its end is missing');
  const end = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  const needsZip64 = end.count === IN_ZIP64_16 || end.size === IN_ZIP64_32 || end.offset === IN_ZIP64_32;
  if (!needsZip64 || at < 20 || tail.readUInt32LE(at - 20) !== ZIP64_LOCATOR) return end;
  const record = await readExactly(file, Number(tail.readBigUInt64LE(at - 20 + 8)), 56);
  if (record.readUInt32LE(0) !== ZIP64_END) throw new Error('zip: the zip64 end record is damaged');
  return {
    count: Number(record.readBigUInt64LE(32)),
    size: Number(record.readBigUInt64LE(40)),
    offset: Number(record.readBigUInt64LE(48)),
  };
}

/** Fields that do not fit 32 bits stand in extra field 1, in this order, each only if its 32-bit form is all ones. */
function readZip64Extra(extra, entry) {
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) !== 1) continue;
    let field = at + 4;
    for (const key of ['size', 'compressedSize', 'offset']) {
      if (entry[key] !== IN_ZIP64_32) continue;
      entry[key] = Number(extra.readBigUInt64LE(field));
      field += 8;
    }
  }
}

async function readExactly(file, offset, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, offset);
  if (bytesRead !== length) throw new Error('zip: the archive ends too early');
  return buffer;
}
