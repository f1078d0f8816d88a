import type { ActivityQuestion, ActivityView } from '../../shared/activity';
import type { ConnectionStep } from '../../shared/diagnosis';
import type { HistoryView } from '../../shared/history';
import type { Language } from '../../shared/i18n';
import type { Document, ExampleView, SentView, SnoozeOffer, SnoozePreview } from '../../shared/privacyViews';
import type { SeenView } from '../../shared/seen';
import type { Choice, Snapshot } from '../../shared/snapshot';
import type { DepartureCause } from '../store/departures';

/** The engine behind tray, window and command line. */
export interface Agent {
  /** Claims the state folder, starts the schedule and delivery. Rejects when another instance has it. */
  start(): Promise<void>;
  snapshot(): Snapshot;
  /** Calls back at every change; the returned function ends it. */
  onSnapshot(listener: (snapshot: Snapshot) => void): () => void;
  /** Runs one entry now, or all that are allowed, and asks anew what is remembered; resolves when they have ended. */
  runNow(id?: string): Promise<void>;
  /** Records the person's answer to one card of the notice. */
  answer(card: string, hash: string, choice: Choice): Promise<void>;
  /** What a check would send now: runs it once and keeps nothing. The only thing that may run before an answer. */
  example(card: string): Promise<ExampleView>;
  /** Everything that left this computer and is still in the journal. */
  sent(): SentView;
  /** How an entry has been in the last 90 days; undefined for one that is not in the plan. */
  history(id: string): HistoryView | undefined;
  /** What happened, newest first, a page at a time. */
  activity(asked: ActivityQuestion): ActivityView;
  /** Asks each server what it holds about this computer now; where it may not be asked, what was sent last. Never rejects. */
  seen(): Promise<SeenView>;
  /** Deletes the journal. */
  forgetSent(): void;
  /** Until `until` (epoch seconds) nothing runs and nothing leaves; without it, an earlier pause ends. */
  pause(until?: number): Promise<void>;
  /** When the finding of an entry may be snoozed until. */
  snoozeOffer(entry: string): SnoozeOffer;
  /** What IT would get with the person's words. */
  previewSnooze(words: string): SnoozePreview;
  /** Snoozes the present finding of an entry until a time (epoch seconds); rejects when that may not be. */
  snooze(entry: string, until: number, words: string): Promise<void>;
  /** Takes a snooze back. */
  endSnooze(entry: string): Promise<void>;
  /** A file about the person, to be saved where they choose. */
  document(kind: 'bundle' | 'record' | 'sheet' | 'sent', language: Language): Document;
  /** Delivers the outbox within some seconds; never rejects. */
  deliver(seconds: number): Promise<void>;
  /** Somebody enrolled: delivers at once, by the configuration and with the credentials that there are now. Never rejects. */
  enrolled(): Promise<void>;
  /** Walks the way to a target of the snapshot and says at each step how it is; empty without such a target. */
  testTarget(name: string): Promise<ConnectionStep[]>;
  /** A command line asked the app to end; it neither delivers nor acknowledges. */
  onQuitRequest(listener: () => void): void;
  /** The machine goes away: delivers, then acknowledges the present problems; done or given up after 3 s. Never rejects. */
  depart(cause: DepartureCause): Promise<void>;
  /** The wall clock may have jumped or the machine slept: looks at the schedule anew. */
  wake(): void;
  stop(): Promise<void>;
}
