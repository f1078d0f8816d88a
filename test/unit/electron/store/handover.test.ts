import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Handover,
  leaveHandover,
  readHandovers,
  readOwnHandover,
} from '../../../../electron/store/handover';

const uid = process.getuid?.() ?? 0;
const own = `${uid}.json`;
const now = 1_800_000_000;
const handover: Handover = {
  version: 1,
  written: now,
  validUntil: now + 3600,
  state: '/home/alice/.local/state/fettle',
  controlSocket: '/home/alice/.local/state/fettle/control.sock',
  departure: {
    mode: ['acknowledge'],
    on: ['shutdown'],
    preAcknowledge: false,
    sticky: true,
    expiry: 'next-workday',
    author: 'Fettle on {host}',
    comment: 'off',
  },
  targets: [
    {
      name: 'main',
      mode: 'failover',
      endpoints: ['https://m1:5665'],
      host: 'laptop',
      tls: 'intermediate',
      proxy: 'none',
      splay: 0,
      auth: { type: 'certificate', cert: '/etc/fettle/c', key: '/etc/fettle/k' },
    },
  ],
  problems: ['archive'],
};

describe('handovers for the system’s unit', () => {
  let folder: string;
  const put = (text: string, name = own) => writeFileSync(join(folder, name), text, { mode: 0o600 });
  const whys = async () =>
    (await readHandovers(folder, now)).map((read) => (read.kind === 'refused' ? read.why : read.kind));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-handovers-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are left, replaced and taken back, for nobody else to read', async () => {
    await leaveHandover(folder, uid, handover);
    await leaveHandover(folder, uid, { ...handover, problems: [] });
    expect(await readHandovers(folder, now)).toMatchObject([
      { kind: 'handover', uid, handover: { problems: [] } },
    ]);
    expect(await readOwnHandover(folder, uid, now)).toMatchObject({ kind: 'handover' });
    expect(statSync(join(folder, own)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual([own]);
    await leaveHandover(folder, uid, undefined);
    expect(await readHandovers(folder, now)).toEqual([]);
  });

  it('are none without the folder that the package makes', async () => {
    const absent = join(folder, 'absent');
    await leaveHandover(absent, uid, handover);
    expect(await readHandovers(absent, now)).toEqual([]);
  });

  it.each([
    ['that is somebody else’s', '4294967.json', handover, 'foreign'],
    ['that is too large', own, { ...handover, problems: ['x'.repeat(70_000)] }, 'too-large'],
    ['with a key too many', own, { ...handover, run: 'rm' }, 'not-a-handover'],
    ['that is out of date', own, { ...handover, validUntil: now }, 'stale'],
    ['from the future', own, { ...handover, written: now + 3600, validUntil: now + 7200 }, 'stale'],
  ])('refuses one %s', async (_, name, value, why) => {
    put(JSON.stringify(value), name);
    expect(await whys()).toEqual([why]);
  });

  it('refuses one that others may write', async () => {
    put(JSON.stringify(handover));
    chmodSync(join(folder, own), 0o666);
    expect(await whys()).toEqual(['foreign']);
  });

  it('follows no link, waits for no pipe, and ignores other names', async () => {
    put(JSON.stringify(handover), 'aside');
    symlinkSync('aside', join(folder, own));
    expect(await whys()).toEqual(['unreadable']);
    rmSync(join(folder, own));
    execFileSync('mkfifo', [join(folder, own)]);
    expect(await whys()).toEqual(['not-a-handover']);
  });
});
