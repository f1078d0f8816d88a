import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface BackupRepositories {
  /** For the `sources` option of the check `backups`. */
  sources: Record<string, string>[];
  /** For the entry's `environment`: keeps borg's own notes out of the person's home. */
  environment: Record<string, string>;
  /** Tools that are not on this machine. */
  missing: string[];
}

/** Makes a real, encrypted repository with borg and one with restic, each with one backup of a small folder. */
export async function makeBackupRepositories(folder: string): Promise<BackupRepositories> {
  const content = join(folder, 'documents');
  await mkdir(content, { recursive: true });
  for (const [name, text] of [
    ['letter.txt', 'Dear all,\n'],
    ['figures.csv', 'month,sum\n1,100\n2,120\n'],
  ] as const)
    await writeFile(join(content, name), text);
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, 'only-for-the-demo\n', { mode: 0o600 });
  const environment = { BORG_BASE_DIR: join(folder, 'borg-base') };

  const parts = { content, passwordFile, environment };
  const made = await Promise.all([
    make('borg', () => withBorg(join(folder, 'borg'), parts)),
    make('restic', () => withRestic(join(folder, 'restic'), parts)),
  ]);
  return {
    sources: made.flatMap(({ source }) => (source ? [source] : [])),
    environment,
    missing: made.filter(({ source }) => !source).map(({ tool }) => tool),
  };
}

interface Parts {
  content: string;
  passwordFile: string;
  environment: Record<string, string>;
}

async function withBorg(repository: string, { content, passwordFile, environment }: Parts) {
  const env = {
    ...process.env,
    ...environment,
    BORG_REPO: repository,
    BORG_PASSCOMMAND: `cat -- '${passwordFile}'`,
    LC_ALL: 'C',
  };
  await run('borg', ['init', '--encryption', 'repokey'], { env });
  await run('borg', ['create', '::{now}', content], { env });
  return { tool: 'borg', repository, passphraseFile: passwordFile };
}

async function withRestic(repository: string, { content, passwordFile }: Parts) {
  const env = {
    ...process.env,
    RESTIC_REPOSITORY: repository,
    RESTIC_PASSWORD_FILE: passwordFile,
    LC_ALL: 'C',
  };
  await run('restic', ['init', '--no-cache'], { env });
  await run('restic', ['backup', '--no-cache', content], { env });
  return { tool: 'restic', repository, passwordFile };
}

/** A missing tool is no error: the machine then has one repository less. */
async function make(
  tool: string,
  work: () => Promise<Record<string, string>>,
): Promise<{ tool: string; source?: Record<string, string> }> {
  try {
    return { tool, source: await work() };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { tool };
    throw error;
  }
}

/** Writes the stamp of a backup that ended some seconds ago, as a backup job's hook does. */
export async function writeStamp(file: string, age: number): Promise<void> {
  const time = new Date(Date.now() - age * 1000).toISOString();
  await writeFile(file, `${JSON.stringify({ time, ok: true, tool: 'nightly archive' })}\n`);
}
