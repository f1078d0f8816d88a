import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backupTrial';

describe('a stamp file on disk', { timeout: 60_000 }, () => {
  let trial: BackupTrial;
  const stamp = (text: string) => {
    writeFileSync(trial.place('stamp.json'), text);
    return { path: trial.place('stamp.json') };
  };
  const written = (hours: number, ok = true) =>
    stamp(`${JSON.stringify({ time: `${hoursAgo(hours)}Z`, ok, tool: 'tar' })}\n`);
  const look = (options: object, memory?: unknown) => trial.look('stamp-file', options, { memory });
  beforeAll(() => {
    trial = new BackupTrial();
  });
  afterAll(() => trial.remove());

  it('is as old as the run that it tells of', async () => {
    expect(await look(written(5))).toMatchObject({ state: 'ok', words: 'Last backup 5 hours ago' });
    expect((await look(written(100))).state).toBe('warning');
    expect((await look(written(170))).state).toBe('critical');
    expect((await look(written(-2))).words).toMatch(/dated in the future/);
  });

  it('of a run that failed is WARNING while a good one is known and recent, else CRITICAL', async () => {
    const { memory } = await look(written(30));
    expect(await look(written(1, false), memory)).toMatchObject({
      state: 'warning',
      words: 'The last run of tar failed 1 hour ago; before that: Last backup 30 hours ago',
    });
    expect((await look(written(1, false))).state).toBe('critical');
  });

  it.each<[string, () => object]>([
    ['missing', () => ({ path: trial.place('none.json') })],
    ['empty', () => stamp('')],
    ['cut off', () => stamp('{"time":"2026-11-20T10:00:00Z","ok":tr')],
    ['garbage', () => stamp('Letzte Sicherung: gestern')],
    ['in local words', () => stamp('{"time":"20.11.2026 10:00","ok":true}')],
    ['a folder', () => ({ path: trial.place('documents') })],
    ['below a file', () => ({ path: trial.place('documents/letter/stamp') })],
    ['a device', () => ({ path: '/dev/zero' })],
    ['far too long', () => stamp(`{"tool":"${'x'.repeat(5_000_000)}"`)],
  ])('that is %s is UNKNOWN, with what helps', async (_, options) => {
    const result = await look(options());
    expect(result.state).toBe('unknown');
    expect(result.remedy.length).toBeGreaterThan(0);
  });

  it.skipIf(process.platform === 'win32')('that is a pipe does not hang', async () => {
    mkdirSync(trial.place('pipes'));
    execFileSync('mkfifo', [trial.place('pipes/stamp')]);
    expect((await look({ path: trial.place('pipes/stamp') })).state).toBe('unknown');
  });

  it('on a disk that is not plugged in keeps what was known', async () => {
    const options = { path: '/media/alice/fettle-test-no-such-disk/stamp.json' };
    const unknown = await look(options);
    expect(unknown.words).toMatch(/not reachable since/);
    const [key = ''] = Object.keys(unknown.memory as object);
    const known = await look(options, { [key]: { newest: Date.now() / 1000 - 3 * 3600 } });
    expect(known.words).toMatch(/^Last backup 3 hours ago; not reachable since/);
  });
});
