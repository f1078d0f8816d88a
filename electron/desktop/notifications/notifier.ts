import type { Translator } from '../../../shared/i18n';
import { message } from '../../../shared/message';
import type { Route } from '../../../shared/pages';
import type { Snapshot } from '../../../shared/snapshot';
import type { Clock } from '../../platform/clock';
import type { Quiet } from '../../platform/quiet';
import type { Told } from '../../store/told';
import { fineIn, type News, newsIn } from './news';
import { decide } from './rule';

/** One notification as it is shown; choosing it leads to `place`. */
export interface Shown {
  title: string;
  body: string;
  /** The state whose shape stands beside it. */
  state: 'problem' | 'attention' | 'cannot-tell';
  place: Route;
}

export interface NotifierParts {
  clock: Clock;
  memory: { read(): Told; write(value: Told): Promise<unknown> };
  quiet(): Promise<Quiet>;
  /** Whether the person looks at the window, which says it all. */
  looking(): boolean;
  translator(snapshot: Snapshot): Translator;
  show(notification: Shown): void;
}

/** Seconds that news are collected: checks that start together end one after the other. */
const GATHER = 10;
/** Seconds after which a bad time is asked about again. */
const PATIENCE = 300;
/** A program that keeps the screen on for longer than this is no presentation. */
const LONGEST_PRESENTATION = 2 * 3600;
const MOST_LINES = 4;

/** Tells the person what is worth telling, together and at a good time. */
export class Notifier {
  private snapshot: Snapshot | undefined;
  private memory: Told | undefined;
  private cancel: (() => void) | undefined;
  private due = Number.POSITIVE_INFINITY;
  private presentingSince: number | undefined;

  constructor(private readonly parts: NotifierParts) {}

  setSnapshot(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    if (newsIn(snapshot).length > 0 || this.hasOpen()) this.lookIn(GATHER);
  }

  stop(): void {
    this.cancel?.();
    this.due = Number.POSITIVE_INFINITY;
  }

  /** What was told and may be fine by now is looked at too. */
  private hasOpen(): boolean {
    return Object.values(this.told()).some(({ open }) => open >= 0);
  }

  private told(): Told {
    this.memory ??= this.parts.memory.read();
    return this.memory;
  }

  private lookIn(seconds: number): void {
    const { clock } = this.parts;
    const due = clock.monotonic() + seconds;
    if (due >= this.due) return;
    this.cancel?.();
    this.due = due;
    this.cancel = clock.after(seconds, () => {
      this.due = Number.POSITIVE_INFINITY;
      void this.look();
    });
  }

  private async look(): Promise<void> {
    const { clock, memory, looking } = this.parts;
    const before = this.decision();
    if (!before) return;
    if (before.tell.length > 0 && !looking() && (await this.mustWait())) {
      this.lookIn(PATIENCE);
      return;
    }
    // While the desktop was asked, things may have changed.
    const decision = this.decision();
    if (!decision || !this.snapshot) return;
    const { tell, next } = decision;
    if (JSON.stringify(decision.memory) !== JSON.stringify(this.told())) {
      this.memory = decision.memory;
      await memory.write(decision.memory);
    }
    const [worst] = tell;
    if (worst && !looking())
      this.parts.show(worded([worst, ...tell.slice(1)], this.parts.translator(this.snapshot)));
    if (next !== undefined) this.lookIn(next - clock.now());
  }

  private decision() {
    const { snapshot } = this;
    if (!snapshot) return undefined;
    const now = this.parts.clock.now();
    return decide(newsIn(snapshot), fineIn(snapshot), this.told(), {
      now,
      wanted: snapshot.preferences.notifications,
    });
  }

  /** Outside working hours, in a pause, when the person asked for quiet, and during a presentation. */
  private async mustWait(): Promise<boolean> {
    if (this.snapshot?.outsideHours || this.snapshot?.pausedUntil !== undefined) return true;
    const quiet = await this.parts.quiet();
    const now = this.parts.clock.monotonic();
    this.presentingSince = quiet === 'presenting' ? (this.presentingSince ?? now) : undefined;
    return (
      quiet === 'asked' ||
      (quiet === 'presenting' && now - (this.presentingSince ?? now) < LONGEST_PRESENTATION)
    );
  }
}

/** One notification for all of them, the worst first; one alone leads to its own page. */
function worded(news: readonly [News, ...News[]], translator: Translator): Shown {
  const [worst] = news;
  const state = worst.level === 'deadline' ? 'attention' : worst.level;
  if (news.length === 1) {
    const { title, text, place } = worst;
    return { title: translator.text(title), body: translator.render(text), state, place };
  }
  const lines = news
    .slice(0, MOST_LINES)
    .map(({ title, text }) => `${translator.text(title)}: ${translator.render(text)}`);
  const more = news.length - lines.length;
  if (more > 0) lines.push(translator.render(message('tray.more', { count: more })));
  return {
    title: translator.render(message('headline.findings', { count: news.length })),
    body: lines.join('\n'),
    state,
    place: { page: 'status' },
  };
}
