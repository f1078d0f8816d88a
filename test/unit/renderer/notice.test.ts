import { describe, expect, test } from 'vitest';
import { answered, isFirstRun, nextUnanswered, onlyAnswer } from '../../../renderer/model/notice';
import { message } from '../../../shared/message';
import type { CardView } from '../../../shared/snapshot';
import { makeSnapshot } from '../../support/agent/fakeAgent';

function card(id: string, override: Partial<CardView> = {}): CardView {
  return {
    id,
    kind: 'check',
    hash: id,
    title: { en: id },
    purpose: { en: id },
    collects: [],
    required: true,
    legalBasis: message('state.ok'),
    recipient: message('state.ok'),
    ...override,
  };
}

const read = { answer: { choice: 'read', at: 1 } } as const;

describe('the notice', () => {
  test('is the page to begin with only before the first answer', () => {
    const cards = [card('a'), card('b')];
    expect(isFirstRun(makeSnapshot({ answerNeeded: true, cards }))).toBe(true);
    expect(isFirstRun(makeSnapshot({ answerNeeded: true, cards: [card('a', read), card('b')] }))).toBe(false);
    expect(isFirstRun(makeSnapshot({ answerNeeded: false, cards: [] }))).toBe(false);
  });

  test('leads from an answered card to the next open one, past the end to the top', () => {
    const cards = [card('a'), card('b', read), card('c'), card('d')];
    expect(nextUnanswered(cards, 'a')?.id).toBe('c');
    expect(nextUnanswered(cards, 'd')?.id).toBe('a');
    expect(nextUnanswered([card('a'), card('b', read)], 'a')).toBeUndefined();
    expect(answered(cards)).toBe(1);
  });

  test('offers a choice on optional cards only', () => {
    expect(onlyAnswer(card('a'))).toBe('read');
    expect(onlyAnswer(card('a', { kind: 'local', required: false }))).toBe('read');
    expect(onlyAnswer(card('a', { required: false }))).toBeUndefined();
    expect(onlyAnswer(card('a', { kind: 'departure', required: false }))).toBeUndefined();
  });
});
