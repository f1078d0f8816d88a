import { createHash } from 'node:crypto';

/** Where a policy says nothing: seconds over which a fleet that comes back at once spreads itself. */
const usualWindow = 30;

/**
 * Seconds after a start or a sleep at which a service's overdue check has its turn: always the same for one service of one host, spread
 * over the targets' splay.
 */
export function turnOf(host: string, service: string, targets: readonly { splay?: number }[]): number {
  const windows = targets.map((target) => target.splay ?? usualWindow);
  return splay(`${host}!${service}`, windows.length === 0 ? usualWindow : Math.max(...windows));
}

/** A stable share of `window` seconds for one name, so that a fleet does not speak all at once. */
export function splay(name: string, window: number): number {
  const hash = createHash('sha256').update(name).digest().readUInt32BE(0);
  return (hash / 2 ** 32) * window;
}
