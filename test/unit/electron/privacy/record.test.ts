import {
  appendFileSync,
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
import type { Clock } from '../../../../electron/platform/clock';
import { ConsentRecord } from '../../../../electron/privacy/record';

let folder: string;
let file: string;
let now = 0;
const clock: Clock = { now: () => now, monotonic: () => now, after: () => () => undefined };

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-record-'));
  file = join(folder, 'state', 'consent.jsonl');
  now = 1_700_000_000.5;
});
afterEach(() => rmSync(folder, { recursive: true }));

const answer = (card: string, choice: 'read' | 'accepted' | 'declined' = 'accepted') => ({
  card,
  hash: `hash of ${card}`,
  choice,
  app: '0.1.0',
  language: 'de',
});

function opened(): ConsentRecord {
  const record = new ConsentRecord(file, clock);
  expect(record.load()).toEqual([]);
  return record;
}

function filled(): ConsentRecord {
  const record = opened();
  record.append(answer('updates', 'read'));
  now += 60;
  record.append(answer('backups'));
  now += 60;
  record.append(answer('backups', 'declined'));
  return record;
}

const lines = () => readFileSync(file, 'utf8').split('\n').slice(0, -1);

describe('ConsentRecord', () => {
  it('creates nothing until there is an answer', () => {
    expect(opened().answers().size).toBe(0);
    expect(readdirSync(folder)).toEqual([]);
  });

  it('remembers the newest answer to each card across a restart', () => {
    filled();
    expect(Object.fromEntries(opened().answers())).toEqual({
      updates: { hash: 'hash of updates', choice: 'read', at: 1_700_000_000.5 },
      backups: { hash: 'hash of backups', choice: 'declined', at: 1_700_000_120.5 },
    });
  });

  it('only appends, privately, under one random name for the person', () => {
    const record = opened();
    record.append(answer('updates', 'read'));
    const before = readFileSync(file, 'utf8');
    record.append(answer('backups'));
    expect(readFileSync(file, 'utf8').startsWith(before)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(JSON.parse(lines()[0] ?? '').user).toMatch(/^[0-9a-f-]{36}$/);
    expect(JSON.parse(lines()[2] ?? '')).toMatchObject({
      seq: 2,
      card: 'backups',
      app: '0.1.0',
      language: 'de',
    });
  });

  it('continues the chain after a restart', () => {
    filled();
    const again = opened();
    again.append(answer('departure'));
    expect(again.verify()).toEqual({ intact: true, answers: 4, events: 0, torn: false });
  });

  it('names the first line of which a single byte was changed', () => {
    const record = filled();
    const bytes = readFileSync(file);
    let line = 1;
    for (const [at, byte] of bytes.entries()) {
      const changed = Buffer.from(bytes);
      changed[at] = byte ^ 1;
      writeFileSync(file, changed);
      const verdict = record.verify();
      // The last line feed is the one place where an edit looks like a write that was cut off.
      if (at === bytes.length - 1) expect(verdict).toMatchObject({ intact: true, torn: true });
      else expect(verdict).toEqual({ intact: false, line });
      if (byte === 0x0a) line++;
    }
  });

  it.each([
    ['removed', (all: string[]) => [all[0], ...all.slice(2)]],
    ['repeated', (all: string[]) => [all[0], all[1], ...all.slice(1)]],
    ['swapped', (all: string[]) => [all[0], all[2], all[1], all[3]]],
  ])('notices a line that was %s', (_, edit) => {
    const record = filled();
    writeFileSync(file, `${edit(lines()).join('\n')}\n`);
    expect(record.verify().intact).toBe(false);
  });

  it('sets an altered record aside, says so, and asks everything again', () => {
    filled();
    writeFileSync(file, readFileSync(file, 'utf8').replace('declined', 'accepted'));
    const record = new ConsentRecord(file, clock);
    const [fault] = record.load();
    expect(fault?.message).toMatchObject({ id: 'privacy.record.altered', params: { line: 4 } });
    expect(record.answers().size).toBe(0);
    expect(readdirSync(join(folder, 'state'))).toEqual([
      expect.stringMatching(/^consent\.jsonl\.altered-2023-11-14T/),
    ]);
    record.append(answer('updates', 'read'));
    expect(record.verify()).toEqual({ intact: true, answers: 1, events: 0, torn: false });
  });

  it.each(['{"seq":4,"at":17', '\0\0\0\0'])(
    'takes a cut-off last line %j for a power failure and keeps the rest',
    (tail) => {
      filled();
      const whole = readFileSync(file, 'utf8');
      appendFileSync(file, tail);
      const record = new ConsentRecord(file, clock);
      const [fault] = record.load();
      expect(fault?.message.id).toBe('privacy.record.torn');
      expect(readFileSync(file, 'utf8')).toBe(whole);
      const aside = readdirSync(join(folder, 'state')).find((name) => name.includes('.torn-')) ?? '';
      expect(readFileSync(join(folder, 'state', aside), 'utf8')).toBe(tail);
      record.append(answer('departure'));
      expect(opened().answers().size).toBe(3);
    },
  );

  it('starts again when even the first line was cut off', () => {
    mkdirSync(join(folder, 'state'));
    writeFileSync(file, '{"version":1,"us');
    const record = new ConsentRecord(file, clock);
    expect(record.load()).toHaveLength(1);
    record.append(answer('updates', 'read'));
    expect(record.verify()).toEqual({ intact: true, answers: 1, events: 0, torn: false });
  });

  it('changes nothing on disk for those who may not write', () => {
    filled();
    appendFileSync(file, 'torn');
    const record = new ConsentRecord(file, clock);
    expect(record.load({ repair: false })).toHaveLength(1);
    expect(record.answers().size).toBe(2);
    expect(() => record.append(answer('departure'))).toThrow(/repaired/);
    expect(readFileSync(file, 'utf8').endsWith('torn')).toBe(true);
  });

  it('says that a record cannot be read, and counts no answer', () => {
    mkdirSync(file, { recursive: true });
    const record = new ConsentRecord(file, clock);
    expect(record.load()[0]?.message.id).toBe('privacy.record.unreadable');
    expect(record.answers().size).toBe(0);
    expect(() => record.append(answer('updates', 'read'))).toThrow();
    expect(record.answers().size).toBe(0);
  });
});
