import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PolicyInput } from '../../../shared/policy';
import { answerAll } from '../../support/agent/agentParts';
import { type Finished, Workstation } from '../../support/agent/workstation';
import { BackupTrial } from '../../support/backups/backupTrial';
import { askKeyStore, type Keyring, startKeyring } from '../../support/desktop/keyring';
import { has } from '../../support/processes/installed';

const tools = ['borg', 'borgmatic', 'restic', 'duplicity', 'gpg', 'gnome-keyring-daemon'];
const all = tools.every(has) && process.platform === 'linux';
// Nothing else on this machine has these letters by chance.
const passphrase = `passphrase-${randomUUID()}`;
const wrong = `mistaken-${randomUUID()}`;

/** Every command line that is there while something goes on. */
class CommandLines {
  readonly seen = new Set<string>();
  private readonly timer = setInterval(() => this.look(), 5);

  private look(): void {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
      try {
        this.seen.add(readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' '));
      } catch {
        // It ended meanwhile.
      }
    }
  }

  stop(): string[] {
    clearInterval(this.timer);
    return [...this.seen];
  }
}

describe.skipIf(!all)('a passphrase', { timeout: 180_000 }, () => {
  let trial: BackupTrial;
  let station: Workstation;
  let keyring: Keyring;
  const place = (name: string) => trial.place(name);

  const checks = (): Record<
    string,
    { use: string; options: Record<string, unknown>; environment?: Record<string, string> }
  > => ({
    borg: { use: 'borg', options: { repository: place('borg'), passphrase: 'keystore' } },
    restic: { use: 'restic', options: { repository: place('restic'), passphrase: 'keystore' } },
    duplicity: {
      use: 'duplicity',
      options: { target: `file://${place('duplicity')}`, passphrase: 'keystore' },
    },
    'borg-file': { use: 'borg', options: { repository: place('borg'), passphraseFile: place('passphrase') } },
    'restic-file': {
      use: 'restic',
      options: { repository: place('restic'), passwordFile: place('passphrase') },
    },
    borgmatic: { use: 'borgmatic', options: { config: place('borgmatic.yaml') } },
    mistaken: { use: 'borg', options: { repository: place('borg'), passphrase: 'keystore' } },
    // A tool that repeats what it was given, as a careless wrapper script does.
    careless: {
      use: 'kopia',
      options: { passphrase: 'keystore' },
      environment: { PATH: `${place('bin')}:/usr/bin:/bin` },
    },
  });

  const policy = (): PolicyInput => ({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      checks: Object.fromEntries(
        Object.entries(checks()).map(([id, { environment, ...one }]) => [
          id,
          {
            ...one,
            required: true,
            timeout: '60s',
            environment: { BORG_BASE_DIR: place('base'), ...environment },
          },
        ]),
      ),
    },
  });

  beforeAll(async () => {
    trial = new BackupTrial();
    const secrets = { BORG_PASSPHRASE: passphrase, RESTIC_PASSWORD: passphrase, PASSPHRASE: passphrase };
    const documents = place('documents');
    trial.run(['borg', 'init', '-e', 'repokey', place('borg')], secrets);
    // Named as borgmatic names them: later ones (seen with 1.9.14) list no others.
    trial.run(['borg', 'create', `${place('borg')}::{hostname}-{now}`, documents], secrets);
    trial.run(['restic', '-r', place('restic'), '--no-cache', '-q', 'init'], secrets);
    trial.run(['restic', '-r', place('restic'), '--no-cache', '-q', 'backup', documents], secrets);
    trial.run(['duplicity', documents, `file://${place('duplicity')}`], secrets);
    writeFileSync(place('passphrase'), `${passphrase}\n`, { mode: 0o600 });
    const places = `location:\n    source_directories: ["${documents}"]\n    repositories: ["${place('borg')}"]\n`;
    const storage = `storage:\n    encryption_passphrase: ${passphrase}\n`;
    writeFileSync(place('borgmatic.yaml'), places + storage, { mode: 0o600 });
    trial.standIn(
      'kopia',
      'echo "cannot open with $KOPIA_PASSWORD"; echo "bad: $KOPIA_PASSWORD" >&2; exit 3',
    );

    keyring = await startKeyring();
    station = new Workstation();
    station.setPolicy(policy());
    const agent = await station.agent();
    await agent.start();
    await answerAll(agent);
    await agent.stop();
    Object.assign(station.environment, keyring.environment);
    for (const account of ['borg/borg', 'restic/restic', 'duplicity/duplicity', 'careless/kopia'])
      await askKeyStore(keyring.environment, 'set', `check/${account}`, passphrase);
    await askKeyStore(keyring.environment, 'set', 'check/mistaken/borg', wrong);
  }, 120_000);
  afterAll(async () => {
    station?.remove();
    await keyring?.stop();
    trial?.remove();
  });

  let explained: Finished;
  it('opens the repository from a real key ring or the tool’s own place', async () => {
    const lines = new CommandLines();
    explained = await station.fettle('run', '--explain', '--json');
    const seen = lines.stop();
    const { entries } = JSON.parse(explained.stdout);
    const states = Object.fromEntries(
      entries.map(({ id, verdict }: { id: string; verdict: { state: string } }) => [id, verdict.state]),
    );
    expect(states).toEqual({
      borg: 'ok',
      restic: 'ok',
      duplicity: 'ok',
      'borg-file': 'ok',
      'restic-file': 'ok',
      borgmatic: 'ok',
      mistaken: 'unknown',
      careless: 'unknown',
    });
    // The watch did see the tools at work.
    for (const tool of [
      'borg --lock-wait',
      'restic snapshots',
      'duplicity collection-status',
      'borgmatic --config',
    ])
      expect(
        seen.some((line) => line.includes(tool)),
        tool,
      ).toBe(true);
    expect(seen.filter((line) => line.includes(passphrase) || line.includes(wrong))).toEqual([]);
  });

  it('is in nothing that is shown, logged or kept', async () => {
    const plain = await station.fettle('run');
    const text = [explained, plain].map(({ stdout, stderr }) => stdout + stderr).join('\n');
    expect(text).toContain('does not accept the passphrase');
    expect(text).toContain('bad: ***');
    for (const secret of [passphrase, wrong]) {
      expect(text).not.toContain(secret);
      for (const file of filesBelow(station.folder))
        expect(readFileSync(file, 'latin1').includes(secret), file).toBe(false);
    }
  });

  it('is asked of the person when the key ring is locked', async () => {
    await keyring.lock();
    const { stdout } = await station.fettle('run', 'borg');
    expect(stdout).toMatch(/key ring that holds the passphrase is locked/);
  });
});

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => path.join(folder, name))
    .filter((file) => statSync(file).isFile());
}
