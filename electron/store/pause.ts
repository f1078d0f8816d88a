import { join } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../../shared/fault';
import { JsonFile } from '../platform/files/jsonFile';

const PauseSchema = z.object({ until: z.number().nullable() });

/** Until when the person has paused Fettle, in `<state>/pause.json`: a restart must not end it. */
export class Pause {
  private readonly file: JsonFile<z.infer<typeof PauseSchema>>;
  private ends: number | null;

  constructor(stateFolder: string, report: (fault: Fault) => void) {
    this.file = new JsonFile(
      join(stateFolder, 'pause.json'),
      { version: 1, schema: PauseSchema, empty: () => ({ until: null }), migrations: {} },
      report,
    );
    this.ends = this.file.read().until;
  }

  /** When the pause ends (epoch seconds); undefined when there is none at `now`. */
  until(now: number): number | undefined {
    return this.ends !== null && this.ends > now ? this.ends : undefined;
  }

  /** Begins a pause with an end, or ends it. */
  async set(until: number | undefined): Promise<void> {
    this.ends = until ?? null;
    await this.file.write({ until: this.ends });
  }
}
