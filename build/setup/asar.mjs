/**
 * Packs a few small files into Electron's asar format.
 * Source: the README of electron/asar ("Format"): two Chromium pickles (the header's size, the header as JSON), then the files.
 */

/**
 * @param {Record<string, string>} files file name (no folders) -> text
 * @returns {Buffer}
 */
export function packAsar(files) {
  const header = { files: {} };
  const contents = [];
  let offset = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = Buffer.from(text);
    header.files[name] = { size: data.length, offset: String(offset) };
    contents.push(data);
    offset += data.length;
  }
  const json = Buffer.from(JSON.stringify(header));
  const padded = Math.ceil(json.length / 4) * 4;
  const headerPickle = Buffer.alloc(8 + padded);
  headerPickle.writeUInt32LE(4 + padded, 0);
  headerPickle.writeUInt32LE(json.length, 4);
  json.copy(headerPickle, 8);
  const sizePickle = Buffer.alloc(8);
  sizePickle.writeUInt32LE(4, 0);
  sizePickle.writeUInt32LE(headerPickle.length, 4);
  return Buffer.concat([sizePickle, headerPickle, ...contents]);
}
