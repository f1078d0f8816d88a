import { crc32, deflateSync, inflateSync } from 'node:zlib';

const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/**
 * Makes a browser's screenshot a picture with a palette, at about a quarter of the size: pages have few colours. Only where
 * there are more than 256, neighbouring ones are taken together. Source: PNG Specification (Third Edition), W3C.
 */
export function smallPng(png: Buffer): Buffer {
  const { width, height, pixels } = decode(png);
  const { palette, indices } = paletteOf(pixels);
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row += 1)
    indices.copy(rows, row * (width + 1) + 1, row * width, (row + 1) * width);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  // Eight bits a pixel, by palette.
  header.set([8, 3, 0, 0, 0], 8);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('IDAT', deflateSync(rows, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Every pixel as 0xRRGGBB. */
function decode(png: Buffer): { width: number; height: number; pixels: Uint32Array } {
  const parts = chunksOf(png);
  const header = parts.find(({ type }) => type === 'IHDR')?.data;
  if (header?.[8] !== 8 || (header[9] !== 2 && header[9] !== 6) || header[12] !== 0)
    throw new Error('not a screenshot: eight bits a channel without interlacing are expected');
  const width = header.readUInt32BE(0);
  const height = header.readUInt32BE(4);
  const channels = header[9] === 6 ? 4 : 3;
  const data = inflateSync(
    Buffer.concat(parts.filter(({ type }) => type === 'IDAT').map((part) => part.data)),
  );
  const stride = width * channels;
  const pixels = new Uint32Array(width * height);
  let above = Buffer.alloc(stride);
  for (let row = 0; row < height; row += 1) {
    const start = row * (stride + 1);
    const line = unfiltered(data[start] ?? 0, data.subarray(start + 1, start + 1 + stride), above, channels);
    for (let x = 0; x < width; x += 1) pixels[row * width + x] = line.readUIntBE(x * channels, 3);
    above = line;
  }
  return { width, height, pixels };
}

function unfiltered(filter: number, line: Buffer, above: Buffer, channels: number): Buffer<ArrayBuffer> {
  const out = Buffer.alloc(line.length);
  for (let i = 0; i < line.length; i += 1) {
    const left = i >= channels ? (out[i - channels] ?? 0) : 0;
    const up = above[i] ?? 0;
    const corner = i >= channels ? (above[i - channels] ?? 0) : 0;
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][filter] ?? 0;
    out[i] = (line[i] ?? 0) + guess;
  }
  return out;
}

function paeth(left: number, up: number, corner: number): number {
  const [a, b, c] = [left, up, corner].map((value) => Math.abs(left + up - corner - value));
  if ((a ?? 0) <= (b ?? 0) && (a ?? 0) <= (c ?? 0)) return left;
  return (b ?? 0) <= (c ?? 0) ? up : corner;
}

/** At most 256 colours; each is the first that was found of those that are taken together. */
function paletteOf(pixels: Uint32Array): { palette: Buffer; indices: Buffer } {
  for (let lost = 0; lost < 8; lost += 1) {
    const mask = ((0xff << lost) & 0xff) * 0x010101;
    const known = new Map<number, number>();
    const colours: number[] = [];
    const indices = Buffer.alloc(pixels.length);
    for (let i = 0; i < pixels.length && colours.length <= 256; i += 1) {
      const pixel = pixels[i] ?? 0;
      const key = pixel & mask;
      let index = known.get(key);
      if (index === undefined) {
        index = colours.push(pixel) - 1;
        known.set(key, index);
      }
      indices[i] = index;
    }
    if (colours.length <= 256) {
      const palette = Buffer.alloc(colours.length * 3);
      colours.forEach((colour, index) => {
        palette.writeUIntBE(colour, index * 3, 3);
      });
      return { palette, indices };
    }
  }
  throw new Error('two colours a channel are never too many');
}

function chunksOf(png: Buffer): { type: string; data: Buffer }[] {
  const found: { type: string; data: Buffer }[] = [];
  for (let at = signature.length; at < png.length; ) {
    const length = png.readUInt32BE(at);
    found.push({ type: png.toString('latin1', at + 4, at + 8), data: png.subarray(at + 8, at + 8 + length) });
    at += 12 + length;
  }
  return found;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}
