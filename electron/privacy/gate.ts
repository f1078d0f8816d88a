import type { CardView, Choice } from '../../shared/snapshot';

/** The newest answer to a card; `at` in epoch seconds. */
export interface Answer {
  hash: string;
  choice: Choice;
  at: number;
}

/** What may be done, by the answers given. */
export interface Gate {
  /** May what this card is about run and be sent? False for a card that there is not. */
  allowed(card: string): boolean;
  /** Is there a card without an answer to its present content? */
  answerNeeded: boolean;
  /** The cards with their answers. */
  cards: CardView[];
}

/** Holds cards against answers: no answer is a no, and an answer counts only for the content it was given to. */
export function gateFor(cards: readonly CardView[], answers: ReadonlyMap<string, Answer>): Gate {
  const answered = cards.map(({ answer: _, ...card }): CardView => {
    const given = answers.get(card.id);
    const counts = given !== undefined && checkAnswer(cards, card.id, given.hash, given.choice) === 'valid';
    return counts ? { ...card, answer: { choice: given.choice, at: given.at } } : card;
  });
  const open = new Set(
    answered
      .filter(({ answer }) => answer !== undefined && answer.choice !== 'declined')
      .map((card) => card.id),
  );
  return {
    allowed: (card) => open.has(card),
    answerNeeded: answered.some((card) => card.answer === undefined),
    cards: answered,
  };
}

/** Whether an answer may be recorded; `outdated`: the card says something else now. */
export function checkAnswer(
  cards: readonly CardView[],
  id: string,
  hash: string,
  choice: Choice,
): 'valid' | 'unknown-card' | 'outdated' | 'wrong-choice' {
  const card = cards.find((one) => one.id === id);
  if (!card) return 'unknown-card';
  if (card.hash !== hash) return 'outdated';
  return (choice === 'read') === card.required ? 'valid' : 'wrong-choice';
}
