import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { look, textOf } from '../../../../../../electron/checks/backups/read/folder';
import { readStampFile } from '../../../../../../electron/checks/backups/tools/stampFile';
import type { RunProcess } from '../../../../../../electron/platform/processes/process';
import { contextFor, english, exited } from '../../../../../support/agent/checks';

let folder = '';
const place = (name: string) => path.join(folder, name);
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'fettle-folder-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const run: RunProcess = async () => exited(0);
const given = contextFor({});
const looker = { tool: 'rsnapshot', context: { ...given, run, timeout: 0.05 } };
const never = () => new Promise<string>(() => {});

describe('a place that does not answer', () => {
  it('is given up in time, unreachable where it may be away', async () => {
    const first = await look(looker, '/srv/a', never);
    expect(first).toMatchObject({ kind: 'reading', reading: { kind: 'unknown' } });
    if (first.kind === 'reading' && first.reading.kind === 'unknown')
      expect(english(first.reading.reason)).toMatch(/did not answer within/);
    expect(await look(looker, '/mnt/a', never)).toEqual({
      kind: 'reading',
      reading: { kind: 'unreachable' },
    });
  });

  it('is asked by a program first, and not touched when that gets no answer', async () => {
    for (const outcome of [
      { kind: 'timed-out', stdout: '', stderr: '', truncated: false, duration: 1 },
      { kind: 'aborted' },
    ] as const) {
      const context = { ...looker.context, run: async () => outcome };
      const read = () => Promise.reject(new Error('touched'));
      expect(await look({ tool: 'rsnapshot', context }, '/mnt/dead', read)).toMatchObject({
        reading: { kind: 'unreachable' },
      });
    }
  });

  it('is not asked again before it has answered', async () => {
    let answer = (_: string) => {};
    const later = new Promise<string>((resolve) => {
      answer = resolve;
    });
    let asked = 0;
    const read = () => {
      asked++;
      return later;
    };
    await look(looker, '/srv/b', read);
    await look(looker, '/srv/b', read);
    expect(asked).toBe(1);
    answer('here');
    await later;
    expect(await look(looker, '/srv/b', read)).toEqual({ kind: 'seen', value: 'here' });
  });

  it.skipIf(process.platform === 'win32')(
    'does not keep a file from being read when it is a pipe',
    async () => {
      execFileSync('mkfifo', [place('pipe')]);
      const context = contextFor({});
      expect(await readStampFile(context, { path: place('pipe') })).toMatchObject({ kind: 'unknown' });
      expect(await readStampFile(context, { path: '/dev/zero' })).toMatchObject({ kind: 'unknown' });
    },
  );
});

it('reads only the beginning of a file that is far too long', async () => {
  writeFileSync(place('long'), 'x');
  truncateSync(place('long'), 1024 * 1024 * 1024);
  const text = await textOf({ tool: 'rsnapshot', context: given }, place('long'));
  expect(text.kind === 'seen' && text.value.length).toBe(1024 * 1024);
});
