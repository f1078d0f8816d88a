import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Journal, type JournalLimits } from '../../../../electron/store/journal';
import type { Fault } from '../../../../shared/fault';

/** Takes one request down; what it gives adds the answer. */
const append = (journal: Journal, ...of: Parameters<typeof request>) => {
  const [answered] = journal.begin([request(...of)]);
  if (!answered) throw new Error('one for each request');
  return answered;
};

const request = (body: string, service = 'updates') => ({
  lane: 'main',
  endpoint: 'https://m1:5665',
  method: 'POST',
  path: '/v1/actions/process-check-result',
  objects: [`laptop!${service}`],
  body,
});

describe('the journal', () => {
  let folder: string;
  let time: number;
  let faults: Fault[];
  const open = (limits?: JournalLimits) =>
    new Journal(
      folder,
      () => time,
      (fault) => faults.push(fault),
      limits,
    );

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'fettle-journal-'));
    time = 1_800_000_000;
    faults = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps a request from before its answer is there, byte for byte, and readable by its owner only', () => {
    const journal = open();
    const body = '{"plugin_output":"Größe ✓\\n \\u0000"}';
    const answered = append(journal, body);
    expect(open().entries()).toEqual([
      expect.objectContaining({ ...request(body), at: time, id: expect.any(String) }),
    ]);
    time += 2;
    answered({ status: 200, answer: '{"results":[]}' });
    expect(open().entries()).toMatchObject([{ body, answered: time, status: 200, answer: '{"results":[]}' }]);
    expect(statSync(journal.path).mode & 0o777).toBe(0o600);
  });

  it('tells two requests of the same moment apart, and answers that come in another order', () => {
    const journal = open();
    const [first, second] = [append(journal, 'a'), append(journal, 'b')];
    second({ error: 'lost' });
    first({ status: 200, answer: 'yes' });
    expect(journal.entries()).toMatchObject([
      { body: 'a', status: 200 },
      { body: 'b', error: 'lost' },
    ]);
  });

  it('gives those since a time and removes those that are chosen', () => {
    const journal = open();
    append(journal, 'old')({ status: 200, answer: '' });
    time += 100;
    append(journal, 'new', 'backups')({ status: 200, answer: '' });
    expect(journal.entries({ since: time }).map(({ body }) => body)).toEqual(['new']);
    expect(journal.remove(({ objects }) => objects.includes('laptop!updates'))).toBe(1);
    expect(open().entries()).toMatchObject([{ body: 'new', status: 200, answered: time }]);
    expect(readFileSync(journal.path, 'utf8')).not.toContain('old');
  });

  it('goes on after a line that a crash left half written', () => {
    append(open(), 'before');
    appendFileSync(open().path, '{"id":"x","at":18000');
    const journal = open();
    journal.tidy();
    append(journal, 'after');
    expect(
      open()
        .entries()
        .map(({ body }) => body),
    ).toEqual(['before', 'after']);
  });

  it('forgets what is older than its age', () => {
    append(open(), 'old');
    time += 31 * 86_400;
    const journal = open();
    append(journal, 'new');
    journal.tidy();
    expect(
      open()
        .entries()
        .map(({ body }) => body),
    ).toEqual(['new']);
  });

  it('never grows past its size and keeps the newest', () => {
    const limits = { age: 1e6, size: 20_000 };
    const journal = open(limits);
    for (let n = 0; n < 300; n += 1) append(journal, String(n))({ status: 200, answer: 'x'.repeat(9000) });
    expect(statSync(journal.path).size).toBeLessThan(limits.size + 6000);
    expect(journal.entries().at(-1)).toMatchObject({ body: '299', answer: 'x'.repeat(4096) });
    expect(journal.entries().length).toBeGreaterThan(1);
  });

  it('says when it cannot be written, and throws nothing', () => {
    writeFileSync(join(folder, 'file'), '');
    folder = join(folder, 'file');
    const journal = open();
    append(journal, 'a')({ status: 200, answer: '' });
    expect(faults[0]?.message.id).toBe('store.cannot-write');
    expect(journal.entries()).toEqual([]);
    folder = join(folder, '..');
  });
});
