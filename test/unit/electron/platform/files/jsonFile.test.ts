import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type FileKind, JsonFile } from '../../../../../electron/platform/files/jsonFile';
import type { Fault } from '../../../../../shared/fault';

interface Names {
  names: string[];
}

const kind: FileKind<Names> = {
  version: 2,
  schema: z.object({ names: z.array(z.string()) }),
  empty: () => ({ names: [] }),
  migrations: { 1: (old) => ({ names: [z.object({ name: z.string() }).parse(old).name] }) },
};

describe('a state file', () => {
  let folder: string;
  let path: string;
  let faults: Fault[];
  let file: JsonFile<Names>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-store-'));
    path = join(folder, 'names.json');
    faults = [];
    file = new JsonFile(path, kind, (fault) => faults.push(fault));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is empty when it does not exist, and nothing is said', () => {
    expect(file.read()).toEqual({ names: [] });
    expect(faults).toEqual([]);
  });

  it('keeps what was written, for its owner only', async () => {
    expect(await file.write({ names: ['a'] })).toBe(true);
    expect(file.read()).toEqual({ names: ['a'] });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual(['names.json']);
  });

  it('migrates an older format', () => {
    writeFileSync(path, '{"version":1,"data":{"name":"old"}}');
    expect(file.read()).toEqual({ names: ['old'] });
    expect(readdirSync(folder)).toEqual(['names.json']);
  });

  it('keeps the older format beside when it is first written again, and the newest of those', async () => {
    for (const name of ['old', 'put back']) {
      const older = JSON.stringify({ version: 1, data: { name } });
      writeFileSync(path, older);
      file.read();
      await file.write({ names: ['a'] });
      await file.write({ names: ['b'] });
      expect(file.read()).toEqual({ names: ['b'] });
      expect(readFileSync(join(folder, 'names.v1.json'), 'utf8')).toBe(older);
    }
    expect(readdirSync(folder).sort()).toEqual(['names.json', 'names.v1.json']);
  });

  it.each([
    ['torn', '{"version":2,"da'],
    ['of another shape', '{"version":2,"data":{"names":"a"}}'],
    ['of a newer version', '{"version":3,"data":{"names":[]}}'],
    ['empty', ''],
  ])('that is %s is set aside whole and said', (_name, text) => {
    writeFileSync(path, text);
    expect(file.read()).toEqual({ names: [] });
    const [aside] = readdirSync(folder);
    expect(aside).toMatch(/^names\.json\.unreadable-/);
    expect(readFileSync(join(folder, aside ?? ''), 'utf8')).toBe(text);
    expect(faults).toMatchObject([{ area: 'store', message: { id: 'store.set-aside' } }]);
  });

  it('that cannot be written is said and does not throw', async () => {
    // A folder in the file's place fails for root too, unlike permissions.
    mkdirSync(path);
    expect(await file.write({ names: ['a'] })).toBe(false);
    expect(faults).toMatchObject([{ area: 'store', message: { id: 'store.cannot-write' } }]);
    chmodSync(path, 0o700);
  });
});
