import type { Agent } from '../../../electron/agent/agent';

/** Answers every card of an agent's notice: read what is required, accept what is optional. */
export async function answerAll(agent: Agent): Promise<void> {
  for (const card of agent.snapshot().cards) {
    await agent.answer(card.id, card.hash, card.required ? 'read' : 'accepted');
  }
}
