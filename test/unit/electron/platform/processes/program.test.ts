import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findProgram } from '../../../../../electron/platform/processes/program';

describe('findProgram', () => {
  let folder: string;
  const place = async (name: string, text: string, mode = 0o755) => {
    const file = join(folder, name);
    await mkdir(join(file, '..'), { recursive: true });
    await writeFile(file, text);
    await chmod(file, mode);
    return file;
  };
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fettle-program-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('prefers PATH to the further folders', async () => {
    const first = await place('path/tool', '#!/bin/sh\n');
    const second = await place('more/tool', '#!/bin/sh\n');
    const path = { PATH: join(folder, 'path') };
    expect(await findProgram('tool', path, [join(folder, 'more')])).toEqual({ kind: 'found', file: first });
    expect(await findProgram('tool', { PATH: '/nowhere' }, [join(folder, 'more')])).toEqual({
      kind: 'found',
      file: second,
    });
  });

  it('goes on looking past a file that may not be run, and reports it when there is no better one', async () => {
    await place('path/tool', '#!/bin/sh\n', 0o644);
    const good = await place('more/tool', '#!/bin/sh\n');
    const path = { PATH: join(folder, 'path') };
    expect(await findProgram('tool', path, [join(folder, 'more')])).toEqual({ kind: 'found', file: good });
    expect(await findProgram('tool', path, [])).toEqual({ kind: 'not-executable', reason: 'EACCES' });
  });

  it('tells missing, folder and no program apart', async () => {
    expect(await findProgram(join(folder, 'none'), {}, [])).toEqual({ kind: 'not-found' });
    expect(await findProgram(folder, {}, [])).toEqual({ kind: 'not-executable', reason: 'EISDIR' });
    const text = await place('text', 'echo hello\n');
    expect(await findProgram(text, {}, [])).toEqual({
      kind: 'not-executable',
      reason: 'ENOEXEC',
      fault: 'first-line',
    });
    const empty = await place('empty', '');
    expect(await findProgram(empty, {}, [])).toEqual({
      kind: 'not-executable',
      reason: 'ENOEXEC',
      fault: 'first-line',
    });
  });

  it('never takes the working folder from an empty or relative part of PATH', async () => {
    expect(await findProgram('package.json', { PATH: '::.' }, [])).toEqual({ kind: 'not-found' });
  });
});
