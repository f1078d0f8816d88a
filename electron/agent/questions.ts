import type { ActivityQuestion, ActivityView } from '../../shared/activity';
import type { ConnectionStep } from '../../shared/diagnosis';
import type { HistoryView } from '../../shared/history';
import type { Language } from '../../shared/i18n';
import type { Document, ExampleView, SentView, SnoozeOffer, SnoozePreview } from '../../shared/privacyViews';
import type { SeenView } from '../../shared/seen';
import type { State } from '../store/state';
import type { Reporter } from './delivery/reporter';
import { type DocumentParts, makeDocument } from './documents/documents';
import type { PlanEntry, PlanTarget } from './plan/plan';
import type { Snoozing } from './snooze/snoozing';
import { activityView } from './views/activity';
import { type ExampleParts, makeExample } from './views/example';
import { historyView } from './views/history';
import { type SeenParts, whatItSees } from './views/seen';
import { sentView } from './views/sent';

export interface QuestionParts
  extends Omit<DocumentParts, 'sent'>,
    Omit<ExampleParts, 'lane'>,
    Omit<SeenParts, 'journal'> {
  state: Pick<State, 'results' | 'history' | 'journal' | 'departures' | 'snoozes'>;
  snoozing: Pick<Snoozing, 'offer' | 'preview'>;
  reporters: readonly Reporter[];
  /** Whether a request may leave now (working hours, pause). */
  mayLeave(): boolean;
  /** Walks the way to a target. */
  examine(target: PlanTarget): Promise<ConnectionStep[]>;
}

/** What the window may ask of an agent. It stands at the door because a document is made of what views and doctor say. */
export type Questions = ReturnType<typeof questionsTo>;

/** Every question that the window may ask, answered by the view that it is about. No answer changes anything. */
export function questionsTo(parts: QuestionParts) {
  const { plan, clock, state, snoozing, reporters } = parts;
  const entryOf = (id: string): PlanEntry | undefined => plan.entries.find((entry) => entry.id === id);
  const sent = (): SentView => sentView(state.journal, plan);
  return {
    /** What a check would send now: runs it once and keeps nothing. The only thing that may run before an answer. */
    example: async (card: string): Promise<ExampleView> => {
      const entry = entryOf(card);
      if (!entry) throw new Error(`no check ${card}`);
      return makeExample(entry, { ...parts, lane: reporters[0]?.lane });
    },
    /** Everything that left this computer and is still in the journal. */
    sent,
    /** How an entry has been in the last 90 days; undefined for one that is not in the plan. */
    history: (id: string): HistoryView | undefined => {
      const entry = entryOf(id);
      return entry && historyView(entry, state);
    },
    /** What happened, newest first, a page at a time. */
    activity: (asked: ActivityQuestion): ActivityView => activityView(asked, state),
    /** Asks each server what it holds about this computer now; where it may not be asked, what was sent last. Never rejects. */
    seen: (): Promise<SeenView> =>
      whatItSees(reporters, { clock, plan, journal: state.journal }, parts.mayLeave),
    /** When the finding of an entry may be snoozed until. */
    snoozeOffer: (entry: string): SnoozeOffer => snoozing.offer(entry),
    /** What IT would get with the person's words. */
    previewSnooze: (words: string): SnoozePreview => snoozing.preview(words),
    /** A file about the person, to be saved where they choose. */
    document: (kind: 'bundle' | 'record' | 'sheet' | 'sent', language: Language): Document =>
      makeDocument(kind, language, { ...parts, sent }),
    /** Walks the way to a target of the snapshot and says at each step how it is; empty without such a target. */
    testTarget: async (name: string): Promise<ConnectionStep[]> => {
      const found = reporters.find(({ lane }) => lane.name === name);
      return found ? parts.examine(found.lane.target) : [];
    },
  };
}
