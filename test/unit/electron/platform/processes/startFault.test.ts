import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startFaultOf } from '../../../../../electron/platform/processes/startFault';

describe.skipIf(process.platform === 'win32')('why an executable file does not start', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'fettle-start-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const faultOf = (content: string | Buffer) => {
    const file = path.join(folder, 'program');
    writeFileSync(file, content, { mode: 0o755 });
    return startFaultOf(file);
  };

  it.each<[string, string, string, string | undefined]>([
    ['Windows line ends', '#!/bin/sh\r\necho OK\r\n', 'line-ends', '/bin/sh'],
    ['Windows line ends behind env', '#!/usr/bin/env python3\r\nprint(1)\r\n', 'line-ends', 'python3'],
    ['an interpreter that is missing', '#!/usr/bin/ruby9\nputs 1\n', 'interpreter', '/usr/bin/ruby9'],
    ['no interpreter line', 'echo OK\n', 'first-line', undefined],
    ['a byte order mark before the first line', '\ufeff#!/bin/sh\necho OK\n', 'first-line', undefined],
    ['an empty file', '', 'first-line', undefined],
  ])('%s', async (_, content, fault, interpreter) => {
    expect(await faultOf(content)).toMatchObject({ kind: 'not-executable', fault });
    expect((await faultOf(content))?.interpreter).toBe(interpreter);
  });

  it.each([
    ['a script', '#!/bin/sh\necho OK\n'],
    ['a script with an argument', '#! /bin/sh -e\necho OK\n'],
    ['an argument with a carriage return, which perl overlooks', '#!/usr/bin/env perl -w\r\nprint 1;\r\n'],
    ['a script without a second line', '#!/bin/sh'],
  ])('%s may start', async (_, content) => {
    expect(await faultOf(content)).toBeUndefined();
  });

  it('tells a program for another machine, unless it may be emulated here', async () => {
    const elf = Buffer.alloc(64);
    elf.write('\u007fELF', 'latin1');
    elf[4] = 2;
    elf[5] = 1;
    // Sparc, on which nobody runs this.
    elf.writeUInt16LE(43, 18);
    const fault = await faultOf(elf);
    expect([undefined, 'architecture']).toContain(fault?.fault);
    elf.writeUInt16LE({ x64: 62, arm64: 183 }[process.arch as 'x64' | 'arm64'] ?? 62, 18);
    expect(await faultOf(elf)).toBeUndefined();
  });
});
