import type { Choice, Snapshot } from '../../shared/snapshot';
import type { DepartureCause } from '../store/departures';
import type { Questions } from './questions';

/** The engine of one plan. */
export interface Agent {
  /** Claims the state folder, starts the schedule and delivery. Rejects when another instance has it. */
  start(): Promise<void>;
  snapshot(): Snapshot;
  /** Calls back at every change; the returned function ends it. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
  /** What the window may ask; no answer changes anything. */
  readonly questions: Questions;
  /** Runs one entry now, or all that are allowed, and asks again what is remembered; resolves when they have ended. */
  runNow(id?: string): Promise<void>;
  /** Records the person's answer to one card of the notice. */
  answer(card: string, hash: string, choice: Choice): Promise<void>;
  /** Deletes the journal. */
  forgetSent(): void;
  /** Until `until` (epoch seconds) nothing runs and nothing leaves; without it, an earlier pause ends. */
  pause(until?: number): Promise<void>;
  /** Snoozes the present finding of an entry until a time (epoch seconds); rejects when that may not be. */
  snooze(entry: string, until: number, words: string): Promise<void>;
  /** Takes a snooze back. */
  endSnooze(entry: string): Promise<void>;
  /** Delivers the outbox within some seconds; never rejects. */
  deliver(seconds: number): Promise<void>;
  /** Somebody enrolled: delivers at once with the credentials that there are now. Never rejects. */
  enrolled(): Promise<void>;
  /** The machine goes away: delivers, then acknowledges the present problems; done or given up after 3 s. Never rejects. */
  depart(cause: DepartureCause): Promise<void>;
  /** The wall clock may have jumped or the machine slept: looks at the schedule again. */
  wake(): void;
  stop(): Promise<void>;
}

/** The engine of the app, which has one agent after the other as policy and settings change. */
export interface AppAgent
  extends Pick<Agent, 'start' | 'snapshot' | 'onSnapshot' | 'depart' | 'wake' | 'stop'> {
  /** The agent of the configuration that holds now, for whatever is asked or wished once; waits for a change that is under way. */
  current(): Promise<Agent>;
  /** A command line asked the app to end; it neither delivers nor acknowledges. */
  onQuitRequest(listener: () => void): void;
}
