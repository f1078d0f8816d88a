import type { FettleAgent } from '../../electron/agent/fettleAgent';

/** Answers every card of an agent's notice: read what is required, accept what is optional. */
export async function answerAll(agent: FettleAgent): Promise<void> {
  for (const card of agent.snapshot().cards) {
    await agent.answer(card.id, card.hash, card.required ? 'read' : 'accepted');
  }
}
