import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { Results } from '../../../../electron/store/results';
import type { CheckResult } from '../../../../shared/checkResult';
import { message } from '../../../../shared/message';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-results-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = () =>
  new Results(folder, (fault) => {
    throw new Error(JSON.stringify(fault));
  });

const result = (state: CheckResult['state'], ended: number, memory?: unknown): CheckResult => ({
  state,
  summary: message('check.failed', { reason: { list: ['a', { ago: 3600 }] } }),
  evidence: [],
  remedy: [],
  perfdata: [],
  started: ended - 1,
  ended,
  memory,
});

it('keeps the newest result of an entry across restarts', async () => {
  await open().put('updates', result('warning', 100, 'seen'));
  expect(open().get('updates')).toMatchObject({ result: result('warning', 100, 'seen'), since: 100 });
});

it('remembers since when the state has been what it is', async () => {
  const results = open();
  await results.put('updates', result('warning', 100));
  await results.put('updates', result('warning', 200));
  expect(results.get('updates')?.since).toBe(100);
  await results.put('updates', result('ok', 300));
  expect(results.get('updates')?.since).toBe(300);
});

it('keeps a check’s memory when a later run could not look', async () => {
  const results = open();
  await results.put('updates', result('warning', 100, { firstSeen: 7 }));
  await results.put('updates', result('unknown', 200));
  expect(results.get('updates')?.result.memory).toEqual({ firstSeen: 7 });
});

it('forgets an entry when told to', async () => {
  await open().put('updates', result('ok', 100));
  await open().remove('updates');
  expect(open().get('updates')).toBeUndefined();
});
