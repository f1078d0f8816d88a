import { execFile, spawnSync } from 'node:child_process';
import { chown, readdir } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const root = path.resolve(__dirname, '../../..');

/** "nobody" on Linux: somebody who is not root, for what must be tried without root's rights. */
const id = 65_534;

/** The command that runs another as that user. */
function command(...argv: string[]): [string, string[]] {
  return ['setpriv', [`--reuid=${id}`, `--regid=${id}`, '--clear-groups', ...argv]];
}

let networks: boolean | undefined;

/** A command without any network, where this machine lets root make an empty one. */
function withoutNetwork(program: string, args: string[] = []): [string, string[]] {
  networks ??= spawnSync('unshare', ['--net', 'true']).status === 0;
  return networks ? ['unshare', ['--net', program, ...args]] : [program, args];
}

/** The command that runs another as that user and without a network. */
function offline(...argv: string[]): [string, string[]] {
  return withoutNetwork(...command(...argv));
}

/** Why nothing can be run as an ordinary user here; undefined when it can. */
async function missing(): Promise<string | undefined> {
  if (process.getuid?.() !== 0) return 'only root can become somebody else';
  const [program, args] = command('test', '-r', path.join(root, 'package.json'));
  return run(program, args).then(
    () => undefined,
    () => 'the checkout is not readable to an ordinary user',
  );
}

/** Why Chromium's sandbox cannot work for that user here, as in a chroot or many a container; undefined when it can. */
async function sandboxMissing(): Promise<string | undefined> {
  const [program, args] = command('unshare', '--user', 'true');
  return run(program, args).then(
    () => undefined,
    () => 'an ordinary user gets no user namespace here, which the sandbox needs',
  );
}

/** Gives a folder and what is in it to that user. */
async function adopt(folder: string): Promise<void> {
  await chown(folder, id, id);
  for (const name of await readdir(folder)) await chown(path.join(folder, name), id, id);
}

export const ordinaryUser = { id, command, offline, withoutNetwork, missing, sandboxMissing, adopt };
