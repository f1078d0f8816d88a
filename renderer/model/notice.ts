import type { CardView, Choice, Snapshot } from '../../shared/snapshot';

/** True until the first answer: then the notice is the page to begin with. */
export function isFirstRun(snapshot: Snapshot): boolean {
  return snapshot.answerNeeded && snapshot.cards.every((card) => !card.answer);
}

/** How many cards are answered. */
export function answered(cards: readonly CardView[]): number {
  return cards.filter((card) => card.answer).length;
}

/** The first card without an answer after the given one, from the top again past the end. */
export function nextUnanswered(cards: readonly CardView[], after: string): CardView | undefined {
  const position = cards.findIndex((card) => card.id === after);
  const rest = [...cards.slice(position + 1), ...cards.slice(0, Math.max(position, 0))];
  return rest.find((card) => !card.answer && card.id !== after);
}

/** The one answer of a card that offers no choice. */
export function onlyAnswer(card: CardView): Choice | undefined {
  return card.required || card.kind === 'local' ? 'read' : undefined;
}
