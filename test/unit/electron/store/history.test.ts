import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { History } from '../../../../electron/store/history';
import type { CheckResult } from '../../../../shared/checkResult';
import type { Fault } from '../../../../shared/fault';
import { message } from '../../../../shared/message';
import type { ServiceState } from '../../../../shared/states';

const day = 86_400;
const start = 1_800_000_000;

let folder: string;
let now: number;
let faults: Fault[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-history-'));
  now = start;
  faults = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function open(limits?: ConstructorParameters<typeof History>[3]): History {
  return new History(
    folder,
    () => now,
    (fault) => faults.push(fault),
    limits,
  );
}

function found(
  state: ServiceState,
  ended = now,
  perfdata = ['age=3600s;345600;604800;0', 'size=3'],
): CheckResult {
  return {
    state,
    summary: message(`state.${state}`),
    evidence: [],
    remedy: [],
    perfdata,
    started: ended - 1,
    ended,
  };
}

const file = () => join(folder, 'history.jsonl');

describe('the history', () => {
  test('holds each change of state with its words, and in between one look an hour with the main metric', () => {
    const history = open();
    for (const [minutes, state] of [
      [0, 'ok'],
      [10, 'ok'],
      [59, 'ok'],
      [60, 'ok'],
      [70, 'warning'],
      [80, 'warning'],
      [85, 'ok'],
    ] as const) {
      now = start + minutes * 60;
      history.record('backups', found(state));
    }
    const metric = 'age=3600s;345600;604800;0';
    expect(history.looks()).toEqual([
      { entry: 'backups', at: start, state: 'ok', metric, summary: message('state.ok') },
      { entry: 'backups', at: start + 3600, state: 'ok', metric },
      { entry: 'backups', at: start + 4200, state: 'warning', metric, summary: message('state.warning') },
      { entry: 'backups', at: start + 5100, state: 'ok', metric, summary: message('state.ok') },
    ]);
  });

  test('goes on after a restart without a change that was none', () => {
    open().record('backups', found('ok'));
    now += 7200;
    const again = open();
    again.tidy();
    again.record('backups', found('ok', now, []));
    expect(again.looks().map(({ summary, metric }) => [summary?.id, metric !== undefined])).toEqual([
      ['state.ok', true],
      [undefined, false],
    ]);
  });

  test('keeps the entries apart and forgets one for good', () => {
    const history = open();
    history.record('backups', found('ok'));
    history.record('updates', found('warning'));
    expect(history.looks({ entry: 'updates' }).map(({ state }) => state)).toEqual(['warning']);
    history.remove('backups');
    expect(readFileSync(file(), 'utf8')).not.toContain('backups');
    history.record('backups', found('ok'));
    expect(history.looks({ entry: 'backups' })[0]?.summary).toEqual(message('state.ok'));
  });

  test('ends after 90 days, on disk at the latest a day later', () => {
    const history = open();
    history.record('backups', found('ok'));
    now += 90 * day + 1;
    expect(history.looks()).toEqual([]);
    history.record('updates', found('ok'));
    expect(readFileSync(file(), 'utf8')).not.toContain('backups');
    expect(history.looks()).toHaveLength(1);
  });

  test('stays under its size, whatever flaps', () => {
    const history = open({ age: 90 * day, size: 4000 });
    for (let index = 0; index < 200; index += 1) {
      now += 60;
      history.record('backups', found(index % 2 ? 'ok' : 'warning'));
    }
    expect(statSync(file()).size).toBeLessThanOrEqual(4000);
    expect(history.looks().at(-1)?.at).toBe(now);
  });

  test('passes over a torn line and lines of another format, and is readable by its person only', () => {
    open().record('backups', found('ok'));
    expect(statSync(file()).mode & 0o777).toBe(0o600);
    appendFileSync(file(), '{"v":2,"entry":"backups","at":1,"state":"ok"}\n{"v":1,"entry":"backu');
    now += 7200;
    const again = open();
    again.tidy();
    again.record('backups', found('ok'));
    expect(again.looks().map(({ at }) => at)).toEqual([start, now]);
  });

  test('goes on when the clock was set back', () => {
    const history = open();
    history.record('backups', found('ok'));
    now -= day;
    history.record('backups', found('ok'));
    expect(history.looks().map(({ at }) => at)).toEqual([start - day, start]);
  });

  test('says it when it cannot be written, and throws nothing', () => {
    writeFileSync(join(folder, 'no-folder'), '');
    const history = new History(
      join(folder, 'no-folder'),
      () => now,
      (fault) => faults.push(fault),
    );
    history.record('backups', found('ok'));
    expect(faults[0]?.message.id).toBe('store.cannot-write');
    expect(history.looks()).toEqual([]);
  });
});
