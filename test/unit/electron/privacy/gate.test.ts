import { describe, expect, it } from 'vitest';
import { type Answer, checkAnswer, gateFor } from '../../../../electron/privacy/gate';
import { message } from '../../../../shared/message';
import type { CardView, Choice } from '../../../../shared/snapshot';

function card(id: string, required: boolean): CardView {
  return {
    id,
    kind: 'check',
    hash: `hash of ${id}`,
    title: message('state.ok'),
    purpose: message('state.ok'),
    collects: [],
    required,
    legalBasis: message('privacy.legal-basis.consent'),
    recipient: message('privacy.recipient.nobody'),
  };
}

const cards = [card('updates', true), card('backups', false)];
const answers = (...given: [string, Choice, string?][]) =>
  new Map<string, Answer>(
    given.map(([id, choice, hash]) => [id, { choice, hash: hash ?? `hash of ${id}`, at: 7 }]),
  );

describe('gateFor', () => {
  it('opens nothing without answers', () => {
    const gate = gateFor(cards, answers());
    expect([gate.allowed('updates'), gate.allowed('backups'), gate.answerNeeded]).toEqual([
      false,
      false,
      true,
    ]);
  });

  it('opens what was read or accepted, and asks until every card is answered', () => {
    expect(gateFor(cards, answers(['updates', 'read'])).answerNeeded).toBe(true);
    const gate = gateFor(cards, answers(['updates', 'read'], ['backups', 'accepted']));
    expect([gate.allowed('updates'), gate.allowed('backups'), gate.answerNeeded]).toEqual([
      true,
      true,
      false,
    ]);
    expect(gate.cards[1]?.answer).toEqual({ choice: 'accepted', at: 7 });
  });

  it('keeps a declined card shut without asking again', () => {
    const gate = gateFor(cards, answers(['updates', 'read'], ['backups', 'declined']));
    expect([gate.allowed('backups'), gate.answerNeeded]).toEqual([false, false]);
  });

  it('asks again when the card says something else, or became required', () => {
    for (const given of [answers(['updates', 'read', 'older']), answers(['updates', 'accepted'])]) {
      const gate = gateFor([card('updates', true)], given);
      expect([gate.allowed('updates'), gate.answerNeeded, gate.cards[0]?.answer]).toEqual([
        false,
        true,
        undefined,
      ]);
    }
  });

  it('allows nothing that has no card', () => {
    expect(gateFor(cards, answers(['departure', 'accepted'])).allowed('departure')).toBe(false);
    expect(gateFor([], answers()).answerNeeded).toBe(false);
  });
});

describe('checkAnswer', () => {
  it.each([
    ['updates', 'hash of updates', 'read', 'valid'],
    ['updates', 'hash of updates', 'accepted', 'wrong-choice'],
    ['updates', 'hash of updates', 'declined', 'wrong-choice'],
    ['backups', 'hash of backups', 'declined', 'valid'],
    ['backups', 'hash of backups', 'read', 'wrong-choice'],
    ['backups', 'older', 'accepted', 'outdated'],
    ['nothing', '', 'read', 'unknown-card'],
  ] as const)('%s, %s, %s: %s', (id, hash, choice, verdict) => {
    expect(checkAnswer(cards, id, hash, choice)).toBe(verdict);
  });
});
