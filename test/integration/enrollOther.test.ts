import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { credentialFiles } from '../../electron/store/credentials';
import { Workstation } from '../support/agent/workstation';
import { askKeyStore, type Keyring, startKeyring } from '../support/desktop/keyring';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const host = 'laptop-alice';
const adminPassword = 'correct horse battery staple';

let icinga: RunningIcinga;
let keyring: Keyring;
let station: Workstation;

beforeAll(async () => {
  keyring = await startKeyring();
  icinga = await startIcinga({
    ticketSalt: 'salt',
    hosts: [{ name: 'laptop-bob', services: ['dummy'] }],
    // The least that an administrator needs for `fettle enroll --admin`.
    config: `object ApiUser "deskside" {
  password = "${adminPassword}"
  permissions = [
    "config/query", "config/modify", "actions/generate-ticket",
    "objects/query/Host", "objects/query/Service", "objects/query/ApiUser"
  ]
}
object Host "laptop-carol" {
  check_command = "dummy"
  enable_active_checks = false
  vars.owner = "somebody else"
}
object Service "dummy" {
  host_name = "laptop-carol"
  check_command = "passive"
  check_interval = 99
}`,
  });
});
afterAll(async () => {
  await icinga.stop();
  await keyring.stop();
});
beforeEach(() => {
  station = new Workstation({ LANG: 'en', ...keyring.environment });
});
afterEach(() => station.remove());

const files = () => credentialFiles(join(station.environment.XDG_STATE_HOME ?? '', 'fettle'), 'main');

type Auth = { type: 'certificate' } | { type: 'password'; user: string };

function policy(auth: Auth, name = host, ca?: string): void {
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [{ name: 'main', endpoints: [icinga.url], host: name, auth, ...(ca ? { ca } : {}) }],
      checks: {
        dummy: { use: 'plugin', purpose: { en: 'Tried.' }, options: { command: ['check_dummy', '0'] } },
        second: {
          use: 'plugin',
          freshness: '2d',
          purpose: { en: 'Tried.' },
          options: { command: ['check_dummy', '0'] },
        },
      },
    },
  });
}

function secret(text: string, name = 'secret'): string {
  const file = join(station.folder, name);
  writeFileSync(file, `${text}\n`, { mode: 0o600 });
  return file;
}

async function run(command: 'enroll' | 'unenroll', ...args: string[]) {
  const { code, stdout, stderr } = await station.fettle(command, '--json', ...args);
  return { code, stderr, told: stdout === '' ? undefined : JSON.parse(stdout) };
}
const enroll = (...args: string[]) => run('enroll', ...args);
const isSound = async () => JSON.parse((await station.fettle('doctor', '--json')).stdout).sound;

describe('fettle enroll with what IT prepared', () => {
  it('takes over a good certificate, and its originals are gone with --delete', async () => {
    policy({ type: 'certificate' }, 'laptop-bob', icinga.caFile);
    const { cert, key } = await icinga.clientCertificate('laptop-bob');
    const args = ['--certificate', cert, '--key', key];
    const { code, told } = await enroll(...args, '--delete');
    expect(told).toMatchObject({ state: 'enrolled', host: 'laptop-bob', validUntil: expect.any(Number) });
    expect(code).toBe(0);
    expect([existsSync(cert), existsSync(key)]).toEqual([false, false]);
    expect(statSync(files().key).mode & 0o777).toBe(0o400);
    expect(readdirSync(files().folder).sort()).toEqual(['ca.crt', 'host.crt', 'host.key']);
  });

  it('leaves the originals without a word of agreement, and says so', async () => {
    policy({ type: 'certificate' }, 'laptop-bob', icinga.caFile);
    const { cert, key } = await icinga.clientCertificate('laptop-bob', 'rsa');
    const { told } = await enroll('--certificate', cert, '--key', key);
    expect(told).toMatchObject({ state: 'enrolled', note: expect.stringContaining(key) });
    expect([existsSync(cert), existsSync(key)]).toEqual([true, true]);
    const { findings } = JSON.parse((await station.fettle('doctor', '--json')).stdout).targets[0];
    expect(findings.find(({ step }: { step: string }) => step === 'identity')).toMatchObject({
      verdict: 'ok',
    });
  });

  it('takes no certificate that is not for this host, this key or this authority', async () => {
    policy({ type: 'certificate' }, 'laptop-bob');
    const good = await icinga.clientCertificate('laptop-bob');
    const other = await icinga.clientCertificate('laptop-carol');
    const ca = ['--ca', icinga.caFile];
    const tries = [
      [good.cert, other.key, ca, 'does not belong to the certificate'],
      [other.cert, other.key, ca, 'is not for laptop-bob'],
      [good.cert, good.key, ['--ca', good.cert], 'is not from the authority'],
      [good.key, good.key, ca, 'is not a certificate'],
      [good.cert, good.cert, ca, 'mode 06'],
      [good.cert, good.key, [], 'needs certificate, key and authority'],
    ] as const;
    for (const [cert, key, rest, words] of tries) {
      const { code, told } = await enroll('--certificate', cert, '--key', key, ...rest);
      expect(told).toMatchObject({ state: 'refused', message: expect.stringContaining(words) });
      expect(code).toBe(words.startsWith('needs') ? 2 : 1);
    }
    expect(existsSync(files().folder)).toBe(false);
  });

  it('puts a password into the key ring, and unenroll takes it out again', async () => {
    const { user, password } = icinga.credentials('laptop-bob');
    policy({ type: 'password', user }, 'laptop-bob', icinga.caFile);
    const file = secret(password);
    expect(await enroll('--password-file', file)).toMatchObject({ code: 0, told: { state: 'enrolled' } });
    expect(existsSync(file)).toBe(false);
    expect((await askKeyStore(keyring.environment, 'get', `main/${user}`)).answer).toEqual({
      kind: 'found',
      value: password,
    });
    const { findings } = JSON.parse((await station.fettle('doctor', '--json')).stdout).targets[0];
    expect(findings.find(({ step }: { step: string }) => step === 'identity')).toMatchObject({
      verdict: 'ok',
    });
    expect(await run('unenroll', '--yes')).toMatchObject({ code: 0, told: { removed: true } });
    expect((await askKeyStore(keyring.environment, 'get', `main/${user}`)).answer).toEqual({
      kind: 'absent',
    });
  });

  it('keeps the file when there is no key ring', async () => {
    policy({ type: 'password', user: 'fettle-{host}' });
    const file = secret('hush');
    delete station.environment.DBUS_SESSION_BUS_ADDRESS;
    const { code, told } = await enroll('--password-file', file);
    expect([code, told.state, existsSync(file)]).toEqual([1, 'refused', true]);
  });

  it('does not mix the ways', async () => {
    policy({ type: 'certificate' });
    expect(await enroll('--password-file', 'a', '--ticket-file', 'b')).toMatchObject({ code: 2 });
    expect(await enroll('--password-file', secret('hush'))).toMatchObject({
      code: 1,
      told: { message: expect.stringContaining('wants a certificate') },
    });
  });
});

/** The files below a folder that hold a text. */
function filesWith(text: string, folder: string): string[] {
  try {
    return execFileSync('grep', ['-rlaF', '--', text, folder], { encoding: 'utf8' })
      .split('\n')
      .filter(Boolean);
  } catch {
    return [];
  }
}

const asAdmin = () => [
  ...['--admin', 'deskside', '--admin-password-file', secret(adminPassword, 'admin')],
  ...['--fingerprint', icinga.fingerprint],
];

async function attributes(path: string): Promise<Record<string, unknown> | undefined> {
  return (await icinga.ask('GET', path)).results?.[0]?.attrs;
}

describe('fettle enroll as an administrator', () => {
  it('makes host, services and restricted user, gets a certificate, and forgets the password', async () => {
    policy({ type: 'certificate' });
    const { code, told } = await enroll(...asAdmin());
    expect(told).toMatchObject({ state: 'enrolled', host });
    expect(code).toBe(0);
    expect(await isSound()).toBe(true);
    expect((await attributes(`/v1/objects/services/${host}!second`))?.check_interval).toBe(172_800);
    expect(filesWith(adminPassword, station.folder)).toEqual([]);
    expect(filesWith(adminPassword, keyring.environment.HOME)).toEqual([]);
    expect(filesWith(Buffer.from(`deskside:${adminPassword}`).toString('base64'), station.folder)).toEqual(
      [],
    );
    expect(readFileSync(join(station.folder, 'state/fettle/journal.jsonl'), 'utf8')).toContain(
      '/v1/config/stages',
    );

    const cleaned = await run('unenroll', '--yes', ...asAdmin());
    expect(cleaned).toMatchObject({ code: 0, told: { removed: true, cleaned: true } });
    expect(existsSync(files().folder)).toBe(false);
    expect((await icinga.ask('GET', `/v1/config/packages`)).results).not.toContainEqual(
      expect.objectContaining({ name: 'fettle-laptop-alice' }),
    );
  });

  it('makes a password of its own where the policy wants one, which only key ring and server know', async () => {
    policy({ type: 'password', user: 'fettle-{host}' }, 'laptop.dave', icinga.caFile);
    expect(await enroll(...asAdmin())).toMatchObject({ code: 0, told: { state: 'enrolled' } });
    const { answer } = await askKeyStore(keyring.environment, 'get', 'main/fettle-laptop.dave');
    const { value } = answer as { value: string };
    expect(value).toHaveLength(32);
    expect(await isSound()).toBe(true);
    expect(filesWith(value, station.folder)).toEqual([]);
  });

  it('leaves what others made as it is, and adds what is missing', async () => {
    policy({ type: 'certificate' }, 'laptop-carol');
    expect(await enroll(...asAdmin())).toMatchObject({ code: 0 });
    expect(await attributes('/v1/objects/hosts/laptop-carol')).toMatchObject({
      vars: { owner: 'somebody else' },
      package: '_etc',
    });
    expect(await attributes('/v1/objects/services/laptop-carol!dummy')).toMatchObject({ check_interval: 99 });
    expect(await attributes('/v1/objects/services/laptop-carol!second')).toMatchObject({
      package: 'fettle-laptop-carol',
    });
    // Once more: the package holds what it held.
    expect(await enroll(...asAdmin())).toMatchObject({ code: 0, told: { state: 'enrolled' } });
    expect(await attributes('/v1/objects/services/laptop-carol!second')).toBeDefined();
    expect(await isSound()).toBe(true);
  });

  it('changes no ApiUser of others, and then makes no password', async () => {
    policy({ type: 'password', user: 'passive-laptop-bob' }, 'laptop-bob', icinga.caFile);
    expect(await enroll(...asAdmin())).toMatchObject({
      code: 1,
      told: { message: expect.stringContaining('passive-laptop-bob') },
    });
    expect((await askKeyStore(keyring.environment, 'get', 'main/passive-laptop-bob')).answer).toEqual({
      kind: 'absent',
    });
  });

  it('says that the password is wrong, and forgets it all the same', async () => {
    policy({ type: 'certificate' }, 'laptop-erin');
    const file = secret('not the password', 'admin');
    const args = ['--admin', 'deskside', '--admin-password-file', file, '--fingerprint', icinga.fingerprint];
    const { code, told } = await enroll(...args);
    expect([code, told.message]).toEqual([1, expect.stringContaining('Unauthorized')]);
    expect(existsSync(file)).toBe(false);
  });

  it('asks for the password on the terminal without showing it', async () => {
    policy({ type: 'certificate' }, 'laptop-frank');
    const typescript = join(station.folder, 'typescript');
    const command = `'${process.execPath}' out/cli.js enroll --admin deskside`;
    const terminal = spawn('script', ['-qec', command, typescript], {
      cwd: join(__dirname, '../..'),
      env: station.environment,
      stdio: ['pipe', 'pipe', 'inherit'],
    });
    let shown = '';
    const replies: [string, string][] = [
      ['(yes/no)', 'yes'],
      ['Password of deskside', adminPassword],
    ];
    terminal.stdout.setEncoding('utf8').on('data', (text: string) => {
      shown += text;
      const [next] = replies;
      if (!next || !shown.includes(next[0])) return;
      replies.shift();
      terminal.stdin.write(`${next[1]}\r`);
    });
    expect(await new Promise((resolve) => terminal.once('close', resolve))).toBe(0);
    expect(shown).toContain(icinga.fingerprint);
    expect(shown).toContain('laptop-frank is enrolled with main');
    expect(shown).not.toContain(adminPassword);
    expect(filesWith(adminPassword, station.folder)).toEqual([]);
  });
});

describe('fettle unenroll', () => {
  it('asks first, and tells IT what is left on the server', async () => {
    policy({ type: 'certificate' }, 'laptop-bob', icinga.caFile);
    const { cert, key } = await icinga.clientCertificate('laptop-bob');
    await enroll('--certificate', cert, '--key', key, '--delete');
    expect(await run('unenroll')).toMatchObject({ code: 2 });
    expect(existsSync(files().key)).toBe(true);
    const { told } = await run('unenroll', '--yes');
    expect(told).toMatchObject({
      removed: true,
      cleaned: false,
      remedy: expect.stringContaining('fettle-laptop-bob'),
    });
    expect(existsSync(files().folder)).toBe(false);
    expect(await run('unenroll', '--yes')).toMatchObject({ code: 0, told: { removed: false } });
  });
});
