import * as z from 'zod';
import type { ProcessOutcome } from '../../../platform/processes/process';
import { parseJson } from '../../json';
import {
  noRepository,
  notPermitted,
  notUnderstood,
  type Reading,
  toolFailed,
  worstOf,
} from '../read/reading';
import { newestOfVorta } from './vortaOwner';

/** Which columns the database has: they differ between Vorta's versions. */
export const columnsQuery = `SELECT lower(m.name) || '.' || lower(p.name) AS "column"
  FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS p WHERE m.type = 'table';`;

const ColumnsSchema = z.lazy(() => z.array(z.object({ column: z.string() })));

/** The columns that `columnsQuery` tells of, as `table.column`. */
export function columnsIn(outcome: ProcessOutcome): ReadonlySet<string> | undefined {
  const columns = ColumnsSchema.safeParse(outcome.kind === 'exited' ? parseJson(outcome.stdout) : undefined);
  return columns.success ? new Set(columns.data.map(({ column }) => column)) : undefined;
}

/**
 * Repositories with whether a profile uses them, archives, and the runs of `borg create` of this installation; as the last row
 * a mark that shows that the answer is whole.
 */
export function queryFor(columns: ReadonlySet<string>): string {
  const has = (column: string) => columns.has(column);
  const used = has('backupprofilemodel.repo_id')
    ? 'EXISTS(SELECT 1 FROM backupprofilemodel WHERE backupprofilemodel.repo_id = repomodel.id)'
    : '1';
  const archiveName = has('archivemodel.name') ? 'name' : 'NULL';
  const runs = ['subcommand', 'start_time', 'end_time', 'returncode', 'repo_url'].every((one) =>
    has(`eventlogmodel.${one}`),
  )
    ? `UNION ALL SELECT 'run', repomodel.id, NULL, start_time, end_time, returncode FROM eventlogmodel
  JOIN repomodel ON repomodel.url = eventlogmodel.repo_url WHERE subcommand = 'create'`
    : '';
  return `
SELECT 'repository' AS kind, id AS repository, NULL AS name, NULL AS start, NULL AS "end", ${used} AS number FROM repomodel
UNION ALL SELECT 'archive', repo_id, ${archiveName}, time, NULL, NULL FROM archivemodel
${runs}
UNION ALL SELECT 'end', NULL, NULL, NULL, NULL, NULL;`;
}

const RowsSchema = z.lazy(() =>
  z.array(
    z.object({
      kind: z.enum(['repository', 'archive', 'run', 'end']),
      repository: z.number().nullable(),
      name: z.string().nullable(),
      start: z.string().nullable(),
      end: z.string().nullable(),
      number: z.number().nullable(),
    }),
  ),
);

/** Why sqlite3 could not answer; undefined when it did. */
export function databaseFailure(outcome: ProcessOutcome, timeout: number): Reading | undefined {
  if (outcome.kind !== 'exited') return toolFailed('sqlite3', outcome, timeout, '');
  if (outcome.code === 0) return undefined;
  if (/database is locked|database is busy/i.test(outcome.stderr)) return { kind: 'locked' };
  if (/permission|unable to open/i.test(outcome.stderr)) return notPermitted('vorta');
  return toolFailed('sqlite3', outcome, timeout, '');
}

/** What the query says; `timeout` in seconds. A repository that no profile uses any more does not count. */
export function judgeVorta(outcome: ProcessOutcome, timeout: number, host?: string): Reading {
  const failed = databaseFailure(outcome, timeout);
  if (failed || outcome.kind !== 'exited') return failed ?? notUnderstood('sqlite3');
  const rows = RowsSchema.safeParse(parseJson(outcome.stdout));
  if (!rows.success || rows.data.at(-1)?.kind !== 'end') return notUnderstood('sqlite3');
  const all = rows.data.filter(({ kind }) => kind === 'repository');
  if (all.length === 0) return noRepository('vorta');
  const used = all.filter(({ number }) => number === 1);
  // Without a single profile that backs up, what is there was made by one that is gone.
  return worstOf(
    (used.length > 0 ? used : all).map(({ repository }) =>
      newestOfVorta(
        rows.data.filter((row) => row.repository === repository),
        host,
      ),
    ),
  );
}
