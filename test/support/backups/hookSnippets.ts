import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import type { BackupTrial } from './backupTrial';

const page = readFileSync('docs/backup-hooks.md', 'utf8');

/** The snippet of docs/backup-hooks.md that is marked with a name. */
export function snippet(name: string): string {
  const found = new RegExp(`<!-- run: ${name} -->\\n\`\`\`\\w+\\n([\\s\\S]*?)\`\`\``).exec(page)?.[1];
  if (found === undefined) throw new Error(`docs/backup-hooks.md has no snippet ${name}`);
  return found;
}

/** The names of all snippets that are said to be run. */
export const snippetNames = [...page.matchAll(/<!-- run: (\S+) -->/g)].map(([, name = '']) => name);

/** Installs the page's helper where the trial's tools find it; gives where stamps then appear. */
export function installHelper(trial: BackupTrial): string {
  writeFileSync(trial.place('bin/backup-stamp'), snippet('backup-stamp'));
  chmodSync(trial.place('bin/backup-stamp'), 0o755);
  const stamp = trial.place('stamp.json');
  Object.assign(trial.environment, {
    PATH: `${trial.place('bin')}:${trial.environment.PATH}`,
    BACKUP_STAMP: stamp,
  });
  return stamp;
}
