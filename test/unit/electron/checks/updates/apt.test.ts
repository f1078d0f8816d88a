import { mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexRefreshed, parseSimulation, readPending } from '../../../../../electron/checks/updates/apt';
import { english, exited } from '../../../../support/checks';

const recorded = (name: string) => readFileSync(`test/fixtures/linux/apt/${name}`, 'utf8');

describe('the simulation of apt-get', () => {
  it('counts upgrades and those of them from the security archive (Debian 12)', () => {
    const updates = parseSimulation(recorded('upgrade-debian12.txt')) ?? [];
    expect(updates).toHaveLength(111);
    expect(updates.filter((update) => update.security)).toHaveLength(77);
  });

  it('leaves out packages that are new, and knows Ubuntu and its ESM (form of the lines)', () => {
    const updates = parseSimulation(recorded('upgrade-ubuntu.txt')) ?? [];
    expect(updates.map((update) => [update.id.split(' ')[0], update.security])).toEqual([
      ['libssl3', true],
      ['linux-image-generic', true],
      ['tzdata', false],
      ['ffmpeg', true],
    ]);
  });

  it('says so when a line has another form', () => {
    expect(parseSimulation('Inst something else')).toBeUndefined();
    expect(readPending(exited(0, 'Inst something else'), 60)).toMatchObject({ kind: 'unknown' });
    expect(readPending({ ...exited(0, ''), truncated: true } as never, 60)).toMatchObject({
      kind: 'unknown',
    });
  });

  it('gives the reason when apt-get fails or is missing', () => {
    const failed = readPending(exited(100, '', recorded('failed.stderr')), 60);
    expect(failed.kind === 'unknown' && english(failed.reason)).toMatch(/exit code 100: E: Malformed entry/);
    const missing = readPending({ kind: 'not-found', program: 'apt-get' }, 60);
    expect(missing.kind === 'unknown' && english(missing.reason)).toBe('apt-get is not installed');
  });
});

describe('the age of the index', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'fettle-apt-'));
    mkdirSync(path.join(root, 'var/lib/apt/lists/partial'), { recursive: true });
    mkdirSync(path.join(root, 'var/lib/apt/periodic'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  const touch = (file: string, time: number) => {
    const full = path.join(root, 'var/lib/apt', file);
    if (/Release$|stamp$/.test(file)) writeFileSync(full, '');
    utimesSync(full, time, time);
  };

  it('is the newest of folder, Release files and stamp; a failed update, which touches lists/partial, does not make it younger', async () => {
    touch('lists/deb_InRelease', 1000);
    touch('lists', 500);
    touch('lists/partial', 9000);
    expect(await indexRefreshed(root)).toBe(1000);
    touch('lists', 2000);
    expect(await indexRefreshed(root)).toBe(2000);
    touch('periodic/update-success-stamp', 3000);
    expect(await indexRefreshed(root)).toBe(3000);
  });

  it('is not known without any Release file', async () => {
    touch('lists', 2000);
    expect(await indexRefreshed(root)).toBeUndefined();
    expect(await indexRefreshed('/nonexistent')).toBeUndefined();
  });
});
