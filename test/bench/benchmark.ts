/** One line of the table: medians, lower is better. `ratio` is ours / peer. */
export interface Row {
  name: string;
  ours: number;
  peer: number;
  ratio: number;
  unit: 'ms' | 'MiB';
  /** How often each side ran. */
  runs: number;
  /** The spread of each side: [lowest, highest]. */
  oursRange: [number, number];
  peerRange: [number, number];
}

/** A measurement that stands for itself. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
}

/** What a benchmark works with. */
export interface Context {
  /** Progress for the person who waits. */
  say(text: string): void;
  /** Calls back when the benchmark ends, however it ends; the last one first. */
  defer(undo: () => Promise<void> | void): void;
}

export interface Benchmark {
  /** One of the names by which it can be asked for; also the name of its row, or the start of its rows' names. */
  name: string;
  /** What is compared, in one line. */
  about: string;
  run(context: Context): Promise<(Row | Figure)[]>;
}

/** Runs ours and the peer's in turn, so that whatever else the machine does meets both alike. */
export async function interleaved<Ours, Peer>(
  runs: number,
  sides: { ours(run: number): Promise<Ours>; peer(run: number): Promise<Peer>; say(text: string): void },
): Promise<{ ours: Ours[]; peer: Peer[] }> {
  const ours: Ours[] = [];
  const peer: Peer[] = [];
  for (let run = 0; run < runs; run += 1) {
    sides.say(`run ${run + 1} of ${runs}`);
    // Whoever comes second finds warmer caches: take turns.
    if (run % 2 === 0) ours.push(await sides.ours(run));
    peer.push(await sides.peer(run));
    if (run % 2 === 1) ours.push(await sides.ours(run));
  }
  return { ours, peer };
}

/** Makes the row of two series of measurements. */
export function rowOf(name: string, unit: Row['unit'], ours: number[], peer: number[]): Row {
  const [left, right] = [median(ours), median(peer)];
  // A clock that did not move measured nothing.
  if (!(left > 0) || !(right > 0))
    throw new Error(`${name}: nothing was measured (${left} and ${right} ${unit})`);
  return {
    name,
    ours: left,
    peer: right,
    ratio: left / right,
    unit,
    runs: ours.length,
    oursRange: [Math.min(...ours), Math.max(...ours)],
    peerRange: [Math.min(...peer), Math.max(...peer)],
  };
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle], sorted[middle]];
  if (low === undefined || high === undefined) throw new Error('no median of nothing');
  return (low + high) / 2;
}
