import { join } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../../shared/fault';
import { PassiveResultSchema } from '../../shared/passiveResult';
import { JsonFile } from '../platform/files/jsonFile';

const ItemSchema = PassiveResultSchema.extend({
  lane: z.string(),
  entry: z.string(),
  /** The server's word why asking again will not help; the next result of the service is tried again. */
  rejected: z.string().optional(),
});
const TimesSchema = z.object({ start: z.number(), end: z.number() });
const OutboxSchema = z.object({
  items: z.array(ItemSchema),
  newest: z.record(z.string(), TimesSchema),
  /** When each lane last delivered something, epoch seconds. Version 0.1 did not note it. */
  delivered: z.record(z.string(), z.number()).optional(),
});

/** One result that waits for one lane (a target's endpoint list); times are epoch seconds. */
export type OutboxItem = z.infer<typeof ItemSchema>;

/**
 * Icinga drops, with a friendly answer, a result whose execution starts before the one it holds (2.13 compares starts,
 * later versions ends). So neither ever goes back, whatever the clock does; ends differ by at least this many seconds.
 */
const smallestStep = 0.001;

/** The newest undelivered result per lane and service, in `<state>/outbox.json`; survives kill -9 and power loss. */
export class Outbox {
  private readonly file: JsonFile<z.infer<typeof OutboxSchema>>;
  private readonly items: Map<string, OutboxItem>;
  private readonly newest: Map<string, z.infer<typeof TimesSchema>>;
  private readonly delivered: Map<string, number>;

  constructor(stateFolder: string, report: (fault: Fault) => void) {
    this.file = new JsonFile(
      join(stateFolder, 'outbox.json'),
      { version: 1, schema: OutboxSchema, empty: () => ({ items: [], newest: {} }), migrations: {} },
      report,
    );
    const stored = this.file.read();
    this.items = new Map(stored.items.map((item) => [keyOf(item), item]));
    this.newest = new Map(Object.entries(stored.newest));
    this.delivered = new Map(Object.entries(stored.delivered ?? {}));
  }

  /** Takes results in; each replaces an older one of its service, and its times are made later than any before. */
  async enqueue(items: readonly OutboxItem[]): Promise<void> {
    for (const item of items) {
      const key = keyOf(item);
      const before = this.newest.get(key) ?? { start: 0, end: 0 };
      const start = Math.max(item.executionStart, before.start);
      const end = Math.max(item.executionEnd, before.end + smallestStep);
      this.newest.set(key, { start, end });
      this.items.set(key, { ...item, executionStart: start, executionEnd: end });
    }
    await this.save();
  }

  /** The latest time that any result has been given, epoch seconds; 0 without one. */
  newestEnd(): number {
    return Math.max(0, ...[...this.newest.values()].map(({ end }) => end));
  }

  /** When the oldest result that waits was made, epoch seconds; undefined when nothing waits. */
  oldestWaiting(): number | undefined {
    const waiting = [...this.items.values()].filter((item) => item.rejected === undefined);
    return waiting.length === 0 ? undefined : Math.min(...waiting.map((item) => item.executionEnd));
  }

  /** What waits for a lane, oldest first, without what the server rejected. */
  waiting(lane: string): OutboxItem[] {
    return [...this.items.values()]
      .filter((item) => item.lane === lane && item.rejected === undefined)
      .sort((a, b) => a.executionEnd - b.executionEnd);
  }

  /** What the server rejected on a lane. */
  rejected(lane: string): OutboxItem[] {
    return [...this.items.values()].filter((item) => item.lane === lane && item.rejected !== undefined);
  }

  /** When a lane last delivered something, epoch seconds; also before this start. */
  lastDelivered(lane: string): number | undefined {
    return this.delivered.get(lane);
  }

  /** Settles items that were sent, at `now` (epoch seconds); one that has been replaced meanwhile stays. */
  async settle(settled: readonly { item: OutboxItem; rejected?: string }[], now: number): Promise<void> {
    for (const { item, rejected } of settled) {
      const key = keyOf(item);
      if (rejected === undefined) this.delivered.set(item.lane, now);
      if (this.items.get(key)?.executionEnd !== item.executionEnd) continue;
      if (rejected === undefined) this.items.delete(key);
      else this.items.set(key, { ...item, rejected });
    }
    if (settled.length > 0) await this.save();
  }

  /** Drops what waits of an entry, because its person no longer allows it. */
  purge(entry: string): Promise<void> {
    return this.drop((item) => item.entry === entry);
  }

  /** Drops the items that fit. */
  async drop(fits: (item: OutboxItem) => boolean): Promise<void> {
    const dropped = [...this.items].filter(([, item]) => fits(item));
    for (const [key] of dropped) this.items.delete(key);
    if (dropped.length > 0) await this.save();
  }

  private async save(): Promise<void> {
    await this.file.write({
      items: [...this.items.values()],
      newest: Object.fromEntries(this.newest),
      delivered: Object.fromEntries(this.delivered),
    });
  }
}

function keyOf(item: { lane: string; service: string }): string {
  return `${item.lane}\n${item.service}`;
}
