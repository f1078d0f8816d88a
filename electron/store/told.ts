import { join } from 'node:path';
import * as z from 'zod';
import type { Fault } from '../../shared/fault';
import { JsonFile } from '../platform/files/jsonFile';

/**
 * What the person has been told by notifications, by what it is about: when (epoch seconds) at each level, and how bad
 * it is as far as they know; -1 when it has been fine since.
 */
const ToldSchema = z.record(
  z.string(),
  z.object({ open: z.number().int(), at: z.record(z.string(), z.number()) }),
);
export type Told = z.infer<typeof ToldSchema>;

/** The file `<state>/told.json`: a restart must not tell everything again. */
export function toldFile(stateFolder: string, report: (fault: Fault) => void): JsonFile<Told> {
  const kind = { version: 1, schema: ToldSchema, empty: () => ({}), migrations: {} };
  return new JsonFile(join(stateFolder, 'told.json'), kind, report);
}
