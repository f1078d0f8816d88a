import type { Agent, AppAgent } from '../../../electron/agent/agent';
import type { Questions } from '../../../electron/agent/questions';
import { snoozeComment } from '../../../electron/agent/snooze/offer';
import type { DepartureCause } from '../../../electron/store/departures';
import type { ActivityView } from '../../../shared/activity';
import type { HistoryView } from '../../../shared/history';
import { type Message, message } from '../../../shared/message';
import type { ExampleView, SentView } from '../../../shared/privacyViews';
import type { SeenView } from '../../../shared/seen';
import type { Choice, Snapshot } from '../../../shared/snapshot';

/** A snapshot in which all is well and nothing is known; tests override what they are about. */
export function makeSnapshot(override: Partial<Snapshot> = {}): Snapshot {
  return {
    version: '0.0.0',
    at: 1_800_000_000,
    overall: 'fine',
    headline: message('overall.fine'),
    language: 'en',
    preferences: { notifications: 'all', pause: 'hour' },
    answerNeeded: false,
    entries: [],
    targets: [],
    cards: [],
    faults: [],
    ...override,
  };
}

/** A snapshot of somebody who has not yet answered the notice. */
export function unanswered(): Snapshot {
  return makeSnapshot({
    overall: 'answer-needed',
    headline: message('overall.answer-needed'),
    answerNeeded: true,
    cards: [
      {
        id: 'check:archive',
        kind: 'check',
        hash: 'h1',
        title: { en: 'Archive' },
        purpose: { en: 'So that a backup that stopped is noticed.' },
        collects: [],
        required: true,
        legalBasis: text('Legitimate interest'),
        recipient: text('Example IT'),
      },
    ],
  });
}

function text(words: string): Message {
  return message('check.failed', { reason: words });
}

export type Call =
  | { call: 'start' | 'stop' | 'wake' | 'enrolled' | 'forgetSent' | 'seen' }
  | { call: 'example'; card: string }
  | { call: 'pause'; until: number | undefined }
  | { call: 'runNow'; id: string | undefined }
  | { call: 'answer'; card: string; hash: string; choice: Choice }
  | { call: 'snooze'; entry: string; until: number; words: string }
  | { call: 'endSnooze'; entry: string }
  | { call: 'deliver'; seconds: number }
  | { call: 'testTarget'; name: string }
  | { call: 'depart'; cause: DepartureCause };

/** The app's agent, and its current one, that shows what it is told to and writes down what it is asked. */
export class FakeAgent implements Agent, AppAgent {
  readonly calls: Call[] = [];
  private readonly listeners = new Set<(snapshot: Snapshot) => void>();

  constructor(
    private shown: Snapshot = makeSnapshot(),
    private readonly onCall: (call: Call) => void = () => undefined,
  ) {}

  show(snapshot: Snapshot): void {
    this.shown = snapshot;
    for (const listener of this.listeners) listener(snapshot);
  }

  snapshot(): Snapshot {
    return this.shown;
  }

  onSnapshot(listener: (snapshot: Snapshot) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  onQuitRequest(): void {}

  current = async (): Promise<FakeAgent> => this;

  /** What each question is answered with. */
  sentView: SentView = { requests: [] };
  exampleView: ExampleView = { host: '', service: '', output: [], perfdata: { raw: [], sent: [] } };
  historyView: HistoryView | undefined;
  activityView: ActivityView = { items: [], more: false };
  seenView: SeenView = { at: 1_800_000_000, targets: [] };
  snoozeChoices = [1_800_050_000, 1_800_250_000, 1_800_600_000];

  readonly questions: Questions = {
    example: async (card) => {
      await this.note({ call: 'example', card });
      return this.exampleView;
    },
    sent: () => this.sentView,
    history: () => this.historyView,
    activity: (asked) => {
      const items = this.activityView.items.filter(({ kind }) => !asked.kind || kind === asked.kind);
      return { ...this.activityView, items };
    },
    seen: async () => {
      await this.note({ call: 'seen' });
      return this.seenView;
    },
    snoozeOffer: () => ({ choices: this.snoozeChoices, left: 2 }),
    previewSnooze: (words) => ({
      author: 'Fettle on laptop-alice',
      comment: [{ text: snoozeComment(words) }],
    }),
    document: (kind, language) => ({ name: `${kind}.txt`, text: language }),
    testTarget: async (name) => {
      await this.note({ call: 'testTarget', name });
      return [
        { step: 'lookup', verdict: 'ok', message: message('doctor.step.lookup') },
        {
          step: 'connect',
          verdict: 'failed',
          message: text('nobody is there'),
          remedy: message('delivery.timeout.remedy'),
        },
      ];
    },
  };

  forgetSent = (): void => {
    this.sentView = { requests: [] };
    void this.note({ call: 'forgetSent' });
  };
  pause = (until?: number): Promise<void> => this.note({ call: 'pause', until });
  snooze = (entry: string, until: number, words: string): Promise<void> =>
    this.note({ call: 'snooze', entry, until, words });
  endSnooze = (entry: string): Promise<void> => this.note({ call: 'endSnooze', entry });

  start = (): Promise<void> => this.note({ call: 'start' });
  stop = (): Promise<void> => this.note({ call: 'stop' });
  wake = (): void => void this.note({ call: 'wake' });
  runNow = (id?: string): Promise<void> => this.note({ call: 'runNow', id });
  answer = (card: string, hash: string, choice: Choice): Promise<void> =>
    this.note({ call: 'answer', card, hash, choice });
  deliver = (seconds: number): Promise<void> => this.note({ call: 'deliver', seconds });
  enrolled = (): Promise<void> => this.note({ call: 'enrolled' });
  depart = (cause: DepartureCause): Promise<void> => this.note({ call: 'depart', cause });

  private async note(call: Call): Promise<void> {
    this.calls.push(call);
    this.onCall(call);
  }
}
