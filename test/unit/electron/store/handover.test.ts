import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, readdirSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { leaveTicket, readOwnTicket, readTickets, type Ticket } from '../../../../electron/store/handover';

const uid = process.getuid?.() ?? 0;
const own = `${uid}.json`;
const now = 1_800_000_000;
const ticket: Ticket = {
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

describe('tickets for the system’s unit', () => {
  let folder: string;
  const put = (text: string, name = own) => writeFileSync(join(folder, name), text, { mode: 0o600 });
  const whys = async () =>
    (await readTickets(folder, now)).map((read) => (read.kind === 'refused' ? read.why : read.kind));

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-tickets-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('are left, replaced and taken back, for nobody else to read', async () => {
    await leaveTicket(folder, uid, ticket);
    await leaveTicket(folder, uid, { ...ticket, problems: [] });
    expect(await readTickets(folder, now)).toMatchObject([{ kind: 'ticket', uid, ticket: { problems: [] } }]);
    expect(await readOwnTicket(folder, uid, now)).toMatchObject({ kind: 'ticket' });
    expect(statSync(join(folder, own)).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder)).toEqual([own]);
    await leaveTicket(folder, uid, undefined);
    expect(await readTickets(folder, now)).toEqual([]);
  });

  it('are none without the folder that the package makes', async () => {
    const absent = join(folder, 'absent');
    await leaveTicket(absent, uid, ticket);
    expect(await readTickets(absent, now)).toEqual([]);
  });

  it.each([
    ['that is somebody else’s', '4294967.json', ticket, 'foreign'],
    ['that is too large', own, { ...ticket, problems: ['x'.repeat(70_000)] }, 'too-large'],
    ['with a key too many', own, { ...ticket, run: 'rm' }, 'not-a-ticket'],
    ['that is out of date', own, { ...ticket, validUntil: now }, 'stale'],
    ['from the future', own, { ...ticket, written: now + 3600, validUntil: now + 7200 }, 'stale'],
  ])('refuses one %s', async (_, name, value, why) => {
    put(JSON.stringify(value), name);
    expect(await whys()).toEqual([why]);
  });

  it('refuses one that others may write', async () => {
    put(JSON.stringify(ticket));
    chmodSync(join(folder, own), 0o666);
    expect(await whys()).toEqual(['foreign']);
  });

  it('follows no link, waits for no pipe, and ignores other names', async () => {
    put(JSON.stringify(ticket), 'aside');
    symlinkSync('aside', join(folder, own));
    expect(await whys()).toEqual(['unreadable']);
    rmSync(join(folder, own));
    execFileSync('mkfifo', [join(folder, own)]);
    expect(await whys()).toEqual(['not-a-ticket']);
  });
});
