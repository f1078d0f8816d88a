import * as z from 'zod';
import type { DepartureView, Snapshot, TargetView } from '../../../shared/snapshot';
import { askInstance } from '../../platform/instance/instance';

/** What a command line may ask the running app. */
export const RequestSchema = z.discriminatedUnion('command', [
  z.object({ command: z.literal('status') }),
  z.object({ command: z.literal('report') }),
  z.object({ command: z.literal('acknowledge') }),
  z.object({ command: z.literal('enrolled') }),
  z.object({ command: z.literal('quit') }),
]);

export interface Answers {
  status: Snapshot;
  report: TargetView[];
  acknowledge: DepartureView | null;
  enrolled: true;
  quit: true;
}

export type Command = keyof Answers;

/** Delivery by hand may take longer than a departure: nobody is waiting for the machine to go off. */
export const reportSeconds = 30;

const patience: Record<Command, number> = {
  status: 2,
  report: reportSeconds + 5,
  acknowledge: 10,
  enrolled: 5,
  quit: 5,
};

/** Asks the app that runs for this state folder; undefined when none does. */
export async function askAgent<C extends Command>(
  socket: string,
  command: C,
): Promise<Answers[C] | undefined> {
  const reply = await askInstance(socket, { command }, patience[command]);
  return reply.kind === 'nobody' ? undefined : (reply.answer as Answers[C]);
}
