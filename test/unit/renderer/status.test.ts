import { describe, expect, test } from 'vitest';
import {
  cardState,
  declinedEntries,
  lastChecked,
  lastDelivered,
  recipientName,
  sortedEntries,
  troubledTargets,
  waitingResults,
} from '../../../renderer/model/status';
import { message } from '../../../shared/message';
import type { EntryView, TargetView } from '../../../shared/snapshot';
import type { ServiceState } from '../../../shared/states';
import { makeSnapshot } from '../../support/agent/fakeAgent';

function entry(id: string, phase: EntryView['phase'], state?: ServiceState, deadline?: number): EntryView {
  const result = state && {
    state,
    summary: message('state.ok'),
    evidence: [],
    remedy: [],
    perfdata: [],
    started: 10,
    ended: 20,
    ...(deadline === undefined ? {} : { deadline }),
  };
  return { id, service: id, check: id, title: { en: id }, phase, ...(result ? { result } : {}) };
}

function target(override: Partial<TargetView>): TargetView {
  return {
    name: 'main',
    host: 'laptop',
    endpoint: 'https://m1:5665',
    phase: 'idle',
    waiting: 0,
    ...override,
  };
}

describe('the list of checks', () => {
  test('is sorted worst first, with what waits between the findings and what is fine', () => {
    const entries = [
      entry('fine', 'known', 'ok'),
      entry('waiting', 'waiting'),
      entry('unknown', 'known', 'unknown'),
      entry('unanswered', 'answer-needed'),
      entry('warning', 'known', 'warning'),
      entry('critical', 'known', 'critical'),
    ];
    expect(sortedEntries(entries).map(({ id }) => id)).toEqual([
      'critical',
      'warning',
      'unknown',
      'unanswered',
      'waiting',
      'fine',
    ]);
  });

  test('puts the nearer deadline first among equals and otherwise keeps the order of the plan', () => {
    const entries = [
      entry('a', 'known', 'warning'),
      entry('b', 'known', 'warning'),
      entry('late', 'known', 'warning', 2000),
      entry('soon', 'known', 'warning', 1000),
    ];
    expect(sortedEntries(entries).map(({ id }) => id)).toEqual(['soon', 'late', 'a', 'b']);
  });

  test('leaves out what the person declined', () => {
    const entries = [entry('no', 'declined'), entry('yes', 'known', 'ok')];
    expect(sortedEntries(entries).map(({ id }) => id)).toEqual(['yes']);
    expect(declinedEntries(entries).map(({ id }) => id)).toEqual(['no']);
  });

  test('never shows a state without a result', () => {
    expect(cardState(entry('x', 'known'))).toBe('waiting');
    expect(cardState(entry('x', 'answer-needed', 'ok'))).toBe('answer-needed');
  });
});

describe('what the headline is followed by', () => {
  test('is the newest result and the newest delivery', () => {
    const older = entry('a', 'known', 'ok');
    const newer = entry('b', 'known', 'ok');
    if (newer.result) newer.result.ended = 30;
    expect(lastChecked([older, newer, entry('c', 'waiting')])).toBe(30);
    expect(lastDelivered([target({ lastDelivered: 5 }), target({ lastDelivered: 7 }), target({})])).toBe(7);
  });

  test('is unknown while there is none', () => {
    expect(lastChecked([entry('a', 'waiting')])).toBeUndefined();
    expect(lastDelivered([])).toBeUndefined();
  });

  test('counts what waits, and tells only targets that have a trouble', () => {
    const targets = [
      target({ waiting: 2, phase: 'not-connected' }),
      target({ waiting: 1, phase: 'delivered' }),
    ];
    expect(waitingResults(targets)).toBe(3);
    expect(troubledTargets(targets)).toEqual([targets[0]]);
  });

  test('names the organisation rather than the target', () => {
    const targets = [target({ name: 'main' })];
    expect(recipientName(makeSnapshot({ targets, organisation: { name: 'Example GmbH' } }))).toBe(
      'Example GmbH',
    );
    expect(recipientName(makeSnapshot({ targets }))).toBe('main');
    expect(recipientName(makeSnapshot())).toBeUndefined();
  });
});
