import { z } from 'zod';
import type { DepartureView, Snapshot, TargetView } from '../../../shared/snapshot';
import { askInstance } from '../../platform/instance/instance';
import type { Agent } from '../agent';

/** What a command line may ask the running app. */
const RequestSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('status') }),
  z.object({ command: z.literal('report') }),
  z.object({ command: z.literal('acknowledge') }),
  z.object({ command: z.literal('enrolled') }),
  z.object({ command: z.literal('quit') }),
]);

interface Answers {
  status: Snapshot;
  report: TargetView[];
  acknowledge: DepartureView | null;
  enrolled: true;
  quit: true;
}

type Command = keyof Answers;

/** Delivery by hand may take longer than a departure: nobody is waiting for the machine to go off. */
export const reportSeconds = 30;

const patience: Record<Command, number> = {
  status: 2,
  report: reportSeconds + 5,
  acknowledge: 10,
  enrolled: 5,
  quit: 5,
};

/** Answers the command line on behalf of a running agent; throws on a request that is not one. */
export async function answerControl(
  agent: Agent,
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

/** Asks the app that runs for this state folder; undefined when none does. */
export async function askAgent<C extends Command>(
  socket: string,
  command: C,
): Promise<Answers[C] | undefined> {
  const reply = await askInstance(socket, { command }, patience[command]);
  return reply.kind === 'nobody' ? undefined : (reply.answer as Answers[C]);
}
