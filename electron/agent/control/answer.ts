import type { Snapshot } from '../../../shared/snapshot';
import { type Answers, type Command, RequestSchema, reportSeconds } from './ask';

/** What the command line asks of an agent. */
export interface Controlled {
  snapshot(): Snapshot;
  /** Delivers the outbox within some seconds; never rejects. */
  deliver(seconds: number): Promise<void>;
  /** Departs as for a shutdown; never rejects. */
  depart(cause: 'command'): Promise<void>;
  /** Somebody enrolled: takes up the new credentials and delivers. Never rejects. */
  enrolled(): Promise<void>;
}

/** Answers the command line on behalf of a running agent; throws on a request that is not one. */
export async function answerControl(
  agent: Controlled,
  quit: () => void,
  request: unknown,
): Promise<Answers[Command]> {
  const { command } = RequestSchema.parse(request);
  switch (command) {
    case 'status':
      return agent.snapshot();
    case 'report':
      await agent.deliver(reportSeconds);
      return agent.snapshot().targets;
    case 'acknowledge':
      await agent.depart('command');
      return agent.snapshot().lastDeparture ?? null;
    case 'enrolled':
      // The first delivery is the app's affair, and nobody at the terminal waits for it.
      void agent.enrolled();
      return true;
    case 'quit':
      // After the answer is on its way.
      setImmediate(quit);
      return true;
  }
}
