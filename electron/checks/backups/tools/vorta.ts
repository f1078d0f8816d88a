import path from 'node:path';
import * as z from 'zod';
import type { CheckContext } from '../../check';
import { expandPath } from '../../macros';
import { askTool } from '../read/ask';
import { changeOf } from '../read/folder';
import { noRepository, notUnderstood, type Reading } from '../read/reading';
import { below } from '../read/traces';
import { name, place } from './fields';
import { defineBackupTool } from './tool';
import { columnsIn, columnsQuery, databaseFailure, judgeVorta, queryFor } from './vortaDatabase';

const VortaSourceSchema = z.strictObject({
  name,
  database: place.optional().describe("Vorta's database; default: Vorta's own, also that of the Flatpak."),
});
type VortaSource = z.infer<typeof VortaSourceSchema>;

export const vorta = defineBackupTool({
  id: 'vorta',
  title: 'backups.vorta.title',
  platforms: ['linux', 'darwin'],
  schema: VortaSourceSchema,
  programs: ['vorta'],
  untold: ['what', 'files'],
  start: { command: 'vorta', settings: 'backup' },
  dependence(context, source) {
    const home = context.macros.home;
    if (source.database === undefined) {
      const files = usual.map((one) => one.slice('~/'.length));
      const also = files.flatMap((one) => [`${one}-wal`, `${one}-journal`]);
      return { kind: 'here', places: [{ folder: home, traces: { needed: [files], also } }] };
    }
    const file = expandPath(source.database, context.macros);
    const base = path.basename(file);
    return below(path.dirname(file), base, `${base}-wal`, `${base}-journal`);
  },
  read: readVorta,
});

/** The databases that may be Vorta's: the one that the policy names, else one of each way to install it. */
function databasesOf({ macros }: CheckContext<unknown>, { database }: VortaSource): string[] {
  return (database === undefined ? usual : [database]).map((one) => expandPath(one, macros));
}

/** Where Vorta keeps its database: as a package or from PyPI, as a Flatpak, on macOS. */
const usual = [
  '~/.local/share/Vorta/settings.db',
  '~/.var/app/com.borgbase.Vorta/data/Vorta/settings.db',
  '~/Library/Application Support/Vorta/settings.db',
];

/** Reads Vorta's own databases; of two installations the one with the newest backup is the one in use. */
async function readVorta(context: CheckContext<unknown>, source: VortaSource): Promise<Reading> {
  const readings: Reading[] = [];
  const missing: Reading[] = [];
  for (const file of databasesOf(context, source)) {
    // sqlite3 calls every file that it cannot open just that; the file itself says why.
    const present = await changeOf({ tool: 'vorta', context, missing: noRepository('vorta') }, file);
    if (present.kind === 'seen') readings.push(await readDatabase(context, file));
    else missing.push(present.reading);
  }
  return inUse(readings) ?? worstMissing(missing);
}

async function readDatabase(context: CheckContext<unknown>, file: string): Promise<Reading> {
  const sqlite = ['sqlite3', '-readonly', '-json', '-batch', '-init', '/dev/null', file] as const;
  const columns = await askTool(context, [...sqlite, columnsQuery]);
  const failed = databaseFailure(columns, context.timeout);
  if (failed) return failed;
  const known = columnsIn(columns);
  if (!known) return notUnderstood('sqlite3');
  const outcome = await askTool(context, [...sqlite, queryFor(known)]);
  return judgeVorta(outcome, context.timeout, context.macros.host);
}

/** The newest of several installations; else the first that answered something. */
function inUse(readings: readonly Reading[]): Reading | undefined {
  const dated = readings.flatMap((one) => (one.kind === 'newest' ? [one] : []));
  const [newest] = dated.sort((left, right) => right.newest - left.newest);
  return newest ?? readings[0];
}

/** That a database may not be read says more than that another one is missing. */
function worstMissing(missing: readonly Reading[]): Reading {
  const none = JSON.stringify(noRepository('vorta'));
  return missing.find((one) => JSON.stringify(one) !== none) ?? noRepository('vorta');
}
