import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { BackupTrial } from '../../support/backups/backupTrial';

let trial: BackupTrial;
beforeAll(() => {
  trial = new BackupTrial();
});
afterAll(() => trial.remove());

const snapshots = (tool: string) => () => ({ sources: [{ tool }] });

/** Every check that asks a program: its name, the program, and options that let it be asked. */
const asked: [string, string, () => unknown][] = [
  ['borg', 'borg', () => ({ repository: trial.place('documents') })],
  ['restic', 'restic', () => ({ repository: trial.place('documents') })],
  ['borgmatic', 'borgmatic', () => ({})],
  ['kopia', 'kopia', () => ({})],
  ['duplicity', 'duplicity', () => ({ target: `file://${trial.place('documents')}` })],
  ['deja-dup', 'gsettings', () => ({})],
  ['vorta', 'sqlite3', () => ({ database: trial.place('documents/letter') })],
  ['snapshots', 'snapper', snapshots('snapper')],
  ['snapshots', 'btrfs', snapshots('btrfs')],
  ['snapshots', 'zfs', snapshots('zfs')],
  ['time-machine', 'plutil', () => ({})],
  ['file-history', 'powershell.exe', () => ({})],
  ['veeam-agent', 'powershell.exe', () => ({})],
  ['windows-backup', 'powershell.exe', () => ({})],
];

// What tools do when they are broken, which the real ones cannot be made to do at will.
describe.each(asked)('%s (%s)', (check, program, options) => {
  const look = (given: Parameters<BackupTrial['look']>[2]) => trial.look(check, options(), given);

  it('is UNKNOWN when the program is missing, and says so', async () => {
    const result = await look({ environment: { PATH: '/nonexistent' } });
    expect(result).toMatchObject({ state: 'unknown', words: expect.stringMatching(/is not installed/) });
    expect(result.remedy.length).toBeGreaterThan(0);
  });

  it('is UNKNOWN when it prints garbage', async () => {
    const result = await look(trial.standIn(program, 'echo "Letzte Sicherung: gestern"'));
    expect(result).toMatchObject({
      state: 'unknown',
      words: expect.stringMatching(/could not be understood/),
    });
    expect(result.remedy.length).toBeGreaterThan(0);
  });

  it('is UNKNOWN in time when it hangs, and when it may not be started', async () => {
    const hanging = { ...trial.standIn(program, 'exec sleep 600'), timeout: 0.3 };
    expect((await look(hanging)).words).toMatch(/did not finish within/);
    const locked = trial.standIn(program, '');
    trial.run(['chmod', '000', trial.place('bin', program)]);
    // Another one of this name further on in PATH would be found.
    const alone = { environment: { ...locked.environment, PATH: trial.place('bin') } };
    expect((await look(alone)).state).toBe('unknown');
  });
});
