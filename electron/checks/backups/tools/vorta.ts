import path from 'node:path';
import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import type { CheckContext } from '../../check';
import { parseJson } from '../../json';
import { expandPath } from '../../macros';
import { askTool } from '../read/ask';
import { changeOf } from '../read/folder';
import {
  noRepository,
  notPermitted,
  notUnderstood,
  parseLocalTime,
  type Reading,
  toolFailed,
  worstOf,
} from '../read/reading';
import { below } from '../read/traces';
import { name, place } from './fields';
import { defineBackupTool } from './tool';

const VortaSourceSchema = z.strictObject({
  name,
  database: place.optional().describe("Vorta's database; default `~/.local/share/Vorta/settings.db`."),
});
type VortaSource = z.infer<typeof VortaSourceSchema>;

export const vorta = defineBackupTool({
  id: 'vorta',
  title: 'backups.vorta.title',
  platforms: ['linux', 'darwin'],
  schema: VortaSourceSchema,
  programs: ['vorta'],
  start: { command: 'vorta', settings: 'backup' },
  dependence(context, source) {
    const file = databaseOf(context, source);
    const base = path.basename(file);
    return below(path.dirname(file), base, `${base}-wal`, `${base}-journal`);
  },
  read: readVorta,
});

function databaseOf({ macros }: CheckContext<unknown>, { database }: VortaSource): string {
  return expandPath(database ?? usual, macros);
}

/** Where Vorta keeps its database, by platform: the folders of Python's appdirs. */
const usual = '~/.local/share/Vorta/settings.db';

/** The newest archive of each repository, and as the last row a mark that shows that the answer is whole. */
const query = `
SELECT 'repository' AS kind, MAX(archivemodel.time) AS newest FROM repomodel
  LEFT JOIN archivemodel ON archivemodel.repo_id = repomodel.id GROUP BY repomodel.id
UNION ALL SELECT 'end', NULL;`;

const RowsSchema = z.lazy(() =>
  z.array(z.object({ kind: z.enum(['repository', 'end']), newest: z.string().nullable() })),
);

/** Reads Vorta's own database, read-only, with the sqlite3 program. */
async function readVorta(context: CheckContext<unknown>, source: VortaSource): Promise<Reading> {
  const file = databaseOf(context, source);
  // sqlite3 calls every file that it cannot open just that; the file itself says why.
  const present = await changeOf({ tool: 'vorta', context }, file);
  if (present.kind === 'reading') return present.reading;
  const sqlite = ['sqlite3', '-readonly', '-json', '-batch', '-init', '/dev/null'] as const;
  const outcome = await askTool(context, [...sqlite, file, query]);
  return judgeVorta(outcome, context.timeout);
}

/** What the query says; `timeout` in seconds. Vorta stores local times without a zone. */
export function judgeVorta(outcome: ProcessOutcome, timeout: number): Reading {
  if (outcome.kind !== 'exited') return toolFailed('sqlite3', outcome, timeout, '');
  if (outcome.code !== 0) {
    if (/database is locked|database is busy/i.test(outcome.stderr)) return { kind: 'locked' };
    if (/permission|unable to open/i.test(outcome.stderr)) return notPermitted('vorta');
    return toolFailed('sqlite3', outcome, timeout, '');
  }
  const rows = RowsSchema.safeParse(parseJson(outcome.stdout));
  if (!rows.success || rows.data.at(-1)?.kind !== 'end') return notUnderstood('sqlite3');
  const repositories = rows.data.slice(0, -1);
  if (repositories.length === 0) return noRepository('vorta');
  return worstOf(
    repositories.map(({ newest }): Reading => {
      if (newest === null) return { kind: 'empty' };
      const time = parseLocalTime(newest);
      return time === undefined ? notUnderstood('sqlite3') : { kind: 'newest', newest: time };
    }),
  );
}
