import { execFileSync } from 'node:child_process';
import path from 'node:path';
import type { BackupTrial } from '../backups/backupTrial';
import type { Asked } from '../programs/runChecks';
import { ordinaryUser } from './ordinaryUser';

/** What a check said to somebody who is not root. */
export interface Answer {
  check: string;
  state: string;
  words: string;
  remedies: number;
}

const program = path.resolve('test/support/programs/runChecks.ts');

/**
 * Runs checks in a process of their own: setpriv makes it somebody who is not root, setsid takes the terminal away and unshare
 * the network. `ordinaryUser.missing` says where that cannot be.
 */
export function asOrdinaryUser(trial: BackupTrial, checks: Asked['checks']): Answer[] {
  // The person's own settings and the tools' memory of repositories, where this account may write.
  const environment = { ...trial.environment, GSETTINGS_BACKEND: 'keyfile' };
  const asked: Asked = { home: trial.place('home'), environment, checks };
  const ask = [process.execPath, '--import', 'tsx', program, JSON.stringify(asked)];
  const [become, args] = ordinaryUser.command(...ask);
  const env = { PATH: process.env.PATH, HOME: trial.place('home'), TMPDIR: trial.place('home') };
  const alone = ['--net', '--', 'setsid', '--wait', become, ...args];
  return JSON.parse(
    execFileSync('unshare', alone, { env, stdio: ['ignore', 'pipe', 'pipe'], encoding: 'utf8' }),
  );
}

/** What one check says to them, when the person's home and the tools' memory are theirs and nothing else is. */
export function refusal(trial: BackupTrial, check: string, options: unknown, closed: string): Answer {
  for (const name of ['home', 'base']) trial.run(['mkdir', '-p', trial.place(name)]);
  for (const name of ['home', 'base'])
    trial.run(['chown', '-R', `${ordinaryUser.id}:${ordinaryUser.id}`, trial.place(name)]);
  trial.run(['chmod', '-R', 'go-rwx', closed]);
  const [answer] = asOrdinaryUser(trial, [{ check, options }]);
  if (!answer) throw new Error(`${check} gave no answer`);
  return answer;
}
