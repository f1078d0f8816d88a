import type { Message } from './message';
import type { ServiceState } from './states';

/** One look at an entry: when (epoch seconds), its state, and its main figure where it had one. */
export interface HistoryPoint {
  at: number;
  state: ServiceState;
  value?: number;
}

/** The main figure of an entry. `limits` are the values at which its state changes, as lines for a plot. */
export interface HistoryMetric {
  label: string;
  /** As in perfdata: `s`, `%`, `B`, empty for a count. */
  unit: string;
  limits: { state: 'warning' | 'critical'; value: number }[];
}

/** How an entry has been in the last 90 days. */
export interface HistoryView {
  /** Seconds between two looks; without one for much longer, nobody looked. */
  interval: number;
  metric?: HistoryMetric;
  /** From when on it needs attention or is a problem, in words. */
  limits: Message[];
  /** Oldest first. */
  points: HistoryPoint[];
}
