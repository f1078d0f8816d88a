import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  type Handover,
  handoverOwners,
  leaveHandover,
  readHandover,
} from '../../../../electron/store/handover';

const uid = process.getuid?.() ?? 0;
const now = 1_800_000_000;
const handover: Handover = {
  version: 2,
  consent: { card: 'departure', hash: 'abc' },
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
  let own: string;
  const file = () => join(own, 'handover.json');
  const put = (text: string) => writeFileSync(file(), text, { mode: 0o600 });
  const why = async () => {
    const read = await readHandover(folder, uid, now);
    return read.kind === 'refused' ? read.why : read.kind;
  };

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-handovers-'));
    own = join(folder, String(uid));
    mkdirSync(own);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are left, replaced and taken back, for nobody else to read', async () => {
    await leaveHandover(folder, uid, handover);
    await leaveHandover(folder, uid, { ...handover, problems: [] });
    expect(await readHandover(folder, uid, now)).toMatchObject({
      kind: 'handover',
      handover: { problems: [] },
    });
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    expect(readdirSync(own)).toEqual(['handover.json']);
    await leaveHandover(folder, uid, undefined);
    expect(await why()).toBe('unreadable');
  });

  it('are none without the folder that root makes', async () => {
    rmSync(own, { recursive: true });
    await leaveHandover(folder, uid, handover);
    expect(readdirSync(folder)).toEqual([]);
    expect(await handoverOwners(join(folder, 'absent'))).toEqual([]);
  });

  it.each([
    ['that is too large', { ...handover, problems: ['x'.repeat(70_000)] }, 'too-large'],
    ['with a key too many', { ...handover, run: 'rm' }, 'not-a-handover'],
    ['that names no answer', { ...handover, consent: undefined }, 'not-a-handover'],
    ['that is out of date', { ...handover, validUntil: now }, 'stale'],
    ['from the future', { ...handover, written: now + 3600, validUntil: now + 7200 }, 'stale'],
  ])('refuses one %s', async (_, value, reason) => {
    put(JSON.stringify(value));
    expect(await why()).toBe(reason);
  });

  it('refuses one that others may write', async () => {
    put(JSON.stringify(handover));
    chmodSync(file(), 0o666);
    expect(await why()).toBe('foreign');
  });

  it('follows no link and waits for no pipe', async () => {
    writeFileSync(join(own, 'aside'), JSON.stringify(handover), { mode: 0o600 });
    symlinkSync('aside', file());
    expect(await why()).toBe('unreadable');
    rmSync(file());
    execFileSync('mkfifo', [file()]);
    expect(await why()).toBe('not-a-handover');
  });
});
