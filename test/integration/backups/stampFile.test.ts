import { writeFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial, hoursAgo } from '../../support/backups/backupTrial';
import { refusal } from '../../support/processes/asOrdinaryUser';
import { ordinaryUser } from '../../support/processes/ordinaryUser';

const noUser = await ordinaryUser.missing();

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

  it('ok: is as old as the run that it tells of', async () => {
    expect(await look(written(5))).toMatchObject({ state: 'ok', words: 'Last backup 5 hours ago' });
  });

  it('old: is WARNING and then CRITICAL', async () => {
    expect((await look(written(100))).state).toBe('warning');
    expect((await look(written(170))).state).toBe('critical');
  });

  it('is UNKNOWN when it is dated in the future', async () => {
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

  const unclear = async (options: object) => {
    const result = await look(options);
    expect([result.state, result.remedy.length]).toEqual(['unknown', 1]);
  };

  it('empty: is UNKNOWN, with what helps', () => unclear(stamp('')));

  it('missing: is UNKNOWN, with what helps', async () => {
    await unclear({ path: trial.place('none.json') });
    await unclear({ path: trial.place('documents/letter/stamp') });
  });

  it('garbage: is UNKNOWN, with what helps', async () => {
    const texts = [
      '{"time":"2026-11-20T10:00:00Z","ok":tr',
      'Letzte Sicherung: gestern',
      '{"time":"20.11.2026 10:00","ok":true}',
      `{"tool":"${'x'.repeat(5_000_000)}"`,
    ];
    for (const text of texts) await unclear(stamp(text));
    for (const path of [trial.place('documents'), '/dev/zero']) await unclear({ path });
  });

  it('hanging: a pipe is not waited for', async ({ skip }) => {
    skip(process.platform === 'win32', 'Windows has no such pipes');
    trial.pipe(trial.place('pipe'));
    expect((await look({ path: trial.place('pipe') })).state).toBe('unknown');
  });

  it('no permission: an ordinary user is told that they may not read it', async ({ skip }) => {
    skip(noUser !== undefined, noUser);
    const options = written(5);
    const answer = refusal(trial, 'stamp-file', options, options.path);
    expect(answer).toMatchObject({ state: 'unknown', words: expect.stringMatching(/may not read it/) });
    expect(answer.remedies).toBeGreaterThan(0);
  });

  it('locked: a hook that is writing a new one meanwhile leaves the old one to be read', async () => {
    const options = written(5);
    // The hook's snippet writes beside the stamp and then moves.
    writeFileSync(`${options.path}.new`, '{"time":"20');
    expect((await look(options)).words).toBe('Last backup 5 hours ago');
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
