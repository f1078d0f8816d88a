import { Buffer } from 'node:buffer';
import zlib from 'node:zlib';

/** One entry of an archive made for a test. `mode` as in stat; `stored` leaves the data uncompressed. */
export interface Entry {
  name: string;
  data?: string | Buffer;
  mode?: number;
  stored?: boolean;
}

const ALL_ONES = 0xffffffff;

/** Makes a zip archive; with `zip64` every size, offset and count stands in the zip64 records only. */
export function makeZip(entries: Entry[], { zip64 = false } = {}): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const entry of entries) {
    const data = Buffer.from(entry.data ?? '');
    const packed = entry.stored ? data : zlib.deflateRawSync(data);
    const name = Buffer.from(entry.name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    parts.push(local, name, packed);

    const extra = zip64 ? zip64Extra(data.length, packed.length, offset) : Buffer.alloc(0);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt8(3, 5);
    // Names are UTF-8.
    central.writeUInt16LE(0x800, 8);
    central.writeUInt16LE(entry.stored ? 0 : 8, 10);
    central.writeUInt32LE(zlib.crc32(data), 16);
    central.writeUInt32LE(zip64 ? ALL_ONES : packed.length, 20);
    central.writeUInt32LE(zip64 ? ALL_ONES : data.length, 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(extra.length, 30);
    central.writeUInt16LE(entry.mode ?? 0o100644, 40);
    central.writeUInt32LE(zip64 ? ALL_ONES : offset, 42);
    directory.push(central, name, extra);
    offset += 30 + name.length + packed.length;
  }
  const toc = Buffer.concat(directory);
  return Buffer.concat([...parts, toc, ...endRecords(entries.length, toc.length, offset, zip64)]);
}

function zip64Extra(size: number, packedSize: number, offset: number): Buffer {
  const extra = Buffer.alloc(28);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(24, 2);
  extra.writeBigUInt64LE(BigInt(size), 4);
  extra.writeBigUInt64LE(BigInt(packedSize), 12);
  extra.writeBigUInt64LE(BigInt(offset), 20);
  return extra;
}

function endRecords(count: number, size: number, offset: number, zip64: boolean): Buffer[] {
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(zip64 ? 0xffff : count, 10);
  end.writeUInt32LE(zip64 ? ALL_ONES : size, 12);
  end.writeUInt32LE(zip64 ? ALL_ONES : offset, 16);
  if (!zip64) return [end];
  const record = Buffer.alloc(56);
  record.writeUInt32LE(0x06064b50, 0);
  record.writeBigUInt64LE(BigInt(count), 32);
  record.writeBigUInt64LE(BigInt(size), 40);
  record.writeBigUInt64LE(BigInt(offset), 48);
  const locator = Buffer.alloc(20);
  locator.writeUInt32LE(0x07064b50, 0);
  locator.writeBigUInt64LE(BigInt(offset + size), 8);
  return [record, locator, end];
}
