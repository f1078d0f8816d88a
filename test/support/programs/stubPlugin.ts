/**
 * A plug-in for makensis, of 32 bits, that does nothing: it has the names of its functions and no code. makensis reads the names only.
 * @returns the bytes of a DLL with one section, which is the table of its exports
 */
export function stubPlugin(functions: string[]): Buffer {
  const names = [...functions].sort();
  const sectionAt = 0x1000;
  const dll = Buffer.alloc(0x200);
  const header = 0x40;
  dll.write('MZ', 0);
  dll.writeUInt32LE(header, 0x3c);
  dll.write('PE\0\0', header);
  dll.writeUInt16LE(0x14c, header + 4); // Intel 386
  dll.writeUInt16LE(1, header + 6); // sections
  dll.writeUInt16LE(0xe0, header + 20); // size of the optional header
  dll.writeUInt16LE(0x2102, header + 22); // a DLL, of 32 bits, executable

  const section = exportTable(names, sectionAt);
  const optional = header + 24;
  dll.writeUInt16LE(0x10b, optional); // 32 bits
  dll.writeUInt32LE(0x400000, optional + 28); // where it would like to be
  dll.writeUInt32LE(0x1000, optional + 32); // alignment in memory
  dll.writeUInt32LE(0x200, optional + 36); // alignment in the file
  dll.writeUInt32LE(sectionAt + 0x1000 * Math.ceil(section.length / 0x1000), optional + 56);
  dll.writeUInt32LE(dll.length, optional + 60);
  dll.writeUInt32LE(16, optional + 92); // directories, of which exports are the first
  dll.writeUInt32LE(sectionAt, optional + 96);
  dll.writeUInt32LE(section.length, optional + 100);

  const table = optional + 0xe0;
  dll.write('.edata', table);
  dll.writeUInt32LE(section.length, table + 8);
  dll.writeUInt32LE(sectionAt, table + 12);
  dll.writeUInt32LE(section.length, table + 16);
  dll.writeUInt32LE(dll.length, table + 20);
  dll.writeUInt32LE(0x40000040, table + 36); // data, readable
  return Buffer.concat([dll, section]);
}

/** Every function is at the start of the section, where there is nothing to run. */
function exportTable(names: string[], at: number): Buffer {
  const count = names.length;
  const functionsAt = 40;
  const namesAt = functionsAt + 4 * count;
  const ordinalsAt = namesAt + 4 * count;
  const texts = names.map((name) => Buffer.from(`${name}\0`, 'latin1'));
  const textsAt = ordinalsAt + 2 * count;
  const table = Buffer.alloc(textsAt);
  table.writeUInt32LE(at + textsAt, 12);
  table.writeUInt32LE(1, 16);
  table.writeUInt32LE(count, 20);
  table.writeUInt32LE(count, 24);
  table.writeUInt32LE(at + functionsAt, 28);
  table.writeUInt32LE(at + namesAt, 32);
  table.writeUInt32LE(at + ordinalsAt, 36);
  let text = textsAt;
  for (const [index, name] of texts.entries()) {
    table.writeUInt32LE(at, functionsAt + 4 * index);
    table.writeUInt32LE(at + text, namesAt + 4 * index);
    table.writeUInt16LE(index, ordinalsAt + 2 * index);
    text += name.length;
  }
  const whole = Buffer.concat([table, ...texts]);
  return Buffer.concat([whole, Buffer.alloc(-whole.length & 0x1ff)]);
}
