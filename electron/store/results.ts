import { join } from 'node:path';
import * as z from 'zod';
import { type CheckResult, CheckResultSchema } from '../../shared/checkResult';
import type { Fault } from '../../shared/fault';
import { JsonFile } from '../platform/files/jsonFile';

const StoredResultSchema = z.object({ result: CheckResultSchema, since: z.number() });
const ResultsSchema = z.record(z.string(), StoredResultSchema);

/** A result with the time (epoch seconds) at which its state began. */
export type StoredResult = z.infer<typeof StoredResultSchema>;

/** The newest result of every entry, in `<state>/results.json`. */
export class Results {
  private readonly file: JsonFile<Record<string, StoredResult>>;
  private readonly stored: Map<string, StoredResult>;

  constructor(stateFolder: string, report: (fault: Fault) => void) {
    this.file = new JsonFile(
      join(stateFolder, 'results.json'),
      { version: 1, schema: ResultsSchema, empty: () => ({}), migrations: {} },
      report,
    );
    this.stored = new Map(Object.entries(this.file.read()));
  }

  get(entry: string): StoredResult | undefined {
    return this.stored.get(entry);
  }

  /** A result without memory keeps the one before: a check that could not look must not start its deadlines again. */
  async put(entry: string, result: CheckResult): Promise<void> {
    const before = this.stored.get(entry);
    const since = before && before.result.state === result.state ? before.since : result.ended;
    const memory = result.memory ?? before?.result.memory;
    this.stored.set(entry, { result: { ...result, memory }, since });
    await this.save();
  }

  /** Forgets an entry, because its person no longer allows it. */
  async remove(entry: string): Promise<void> {
    if (this.stored.delete(entry)) await this.save();
  }

  private async save(): Promise<void> {
    await this.file.write(Object.fromEntries(this.stored));
  }
}
