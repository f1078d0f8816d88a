import * as z from 'zod';

/** The four states of the Monitoring Plugins protocol, by name. */
export const serviceStates = ['ok', 'warning', 'critical', 'unknown'] as const;
// Marked pure so that the window's bundle, which needs only the order of states, leaves zod out.
export const ServiceStateSchema = /* @__PURE__ */ z.enum(serviceStates);
export type ServiceState = z.infer<typeof ServiceStateSchema>;

const exitStatuses: Record<ServiceState, 0 | 1 | 2 | 3> = { ok: 0, warning: 1, critical: 2, unknown: 3 };

/** The plugin exit status (0..3) of a state. */
export function exitStatus(state: ServiceState): 0 | 1 | 2 | 3 {
  return exitStatuses[state];
}

/** The state of a plugin exit status; anything but 0..3 is undefined. */
export function stateOfExitStatus(code: number): ServiceState | undefined {
  return serviceStates[code];
}

/** Worst first; the one order that is used everywhere. */
export const worstFirst: readonly ServiceState[] = ['critical', 'warning', 'unknown', 'ok'];

/** The worst of some states; `ok` when there are none. */
export function worstState(states: Iterable<ServiceState>): ServiceState {
  const present = new Set(states);
  return worstFirst.find((state) => present.has(state)) ?? 'ok';
}

/** What the tray icon and the window's headline show, the first that applies. */
export const overallStates = [
  'answer-needed',
  'paused',
  'problem',
  'attention',
  'cannot-tell',
  'not-connected',
  'snoozed',
  'fine',
] as const;
export type OverallState = (typeof overallStates)[number];

export const overallOfState: Record<ServiceState, OverallState> = {
  ok: 'fine',
  warning: 'attention',
  critical: 'problem',
  unknown: 'cannot-tell',
};
