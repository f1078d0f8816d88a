import { createPrivateKey, X509Certificate } from 'node:crypto';
import { chmodSync, existsSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { wayTo } from '../../electron/agent/delivery/connect';
import { CredentialsKeeper } from '../../electron/agent/enrollment/keeper';
import type { PlanTarget } from '../../electron/agent/plan/plan';
import { makeCertificate } from '../../electron/icinga/pki/certificate';
import { credentialFiles, writeCredentials } from '../../electron/store/credentials';
import { answerAll } from '../support/agent/answerAll';
import { ManualClock } from '../support/agent/manualClock';
import { Workstation } from '../support/agent/workstation';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const host = 'laptop-alice';
const salt = 'salt-of-the-test';
const day = 86_400;

let icinga: RunningIcinga;
let station: Workstation;

beforeAll(async () => {
  icinga = await startIcinga({ ticketSalt: salt, hosts: [{ name: host, services: ['dummy'] }] });
});
afterAll(() => icinga.stop());
beforeEach(() => {
  station = new Workstation({ LANG: 'en' });
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [{ name: 'main', endpoints: [icinga.url], host, splay: '0s', auth: { type: 'certificate' } }],
      checks: {
        dummy: {
          use: 'plugin',
          required: true,
          purpose: { en: 'Tried.' },
          options: { command: ['check_dummy', '0'] },
        },
      },
    },
  });
});
afterEach(() => station.remove());

const stateFolder = () => join(station.environment.XDG_STATE_HOME ?? '', 'fettle');
const files = () => credentialFiles(stateFolder(), 'main');

async function ticketFor(commonName: string, withSalt = salt): Promise<string> {
  const ticket = await icinga.icinga2('pki', 'ticket', '--cn', commonName, '--salt', withSalt);
  const file = join(station.folder, 'ticket');
  writeFileSync(file, ticket, { mode: 0o600 });
  return file;
}

async function enroll(...args: string[]) {
  const { code, stdout, stderr } = await station.fettle('enroll', '--json', ...args);
  return { code, stderr, told: stdout === '' ? undefined : JSON.parse(stdout) };
}

/** The keeper of the one target, on a clock of the test's. */
function keeperAt(clock: ManualClock, enrollment: 'pending' | 'enrolled') {
  const { ca, cert, key } = files();
  const target: PlanTarget = {
    name: 'main',
    mode: 'failover',
    endpoints: [icinga.url],
    host,
    ca,
    tls: 'intermediate',
    auth: { type: 'certificate', cert, key },
    enrollment,
    splay: 0,
  };
  const issued: string[] = [];
  const keeper = new CredentialsKeeper([target], {
    clock,
    random: () => 1,
    mayAsk: () => true,
    issued: (name) => issued.push(name),
    failed: (_, error) => {
      throw error;
    },
    way: async (one, endpoint) => {
      const keyStore = { get: async () => ({ kind: 'absent' as const }) };
      const found = await wayTo(one, endpoint, { keyStore, environment: {} });
      return found.kind === 'way' ? found.way : undefined;
    },
  });
  /** Lets time pass, and waits until the keeper has asked and set its next timer. */
  const pass = async (seconds: number) => {
    clock.advance(seconds);
    await vi.waitFor(() => expect(clock.pendingTimers()).toBe(1), { timeout: 30_000 });
  };
  return { keeper, issued, pass };
}

describe('fettle enroll with a ticket', () => {
  it('brings a certificate that the server knows, and leaves no ticket behind', async () => {
    const ticket = await ticketFor(host);
    const secret = readFileSync(ticket, 'utf8').trim();
    const { code, told } = await enroll('--ticket-file', ticket, '--fingerprint', icinga.fingerprint);
    expect(told).toEqual({
      state: 'enrolled',
      target: 'main',
      host,
      endpoint: icinga.url,
      validUntil: expect.any(Number),
      message: 'laptop-alice is enrolled with main.',
    });
    expect(code).toBe(0);
    expect(existsSync(ticket)).toBe(false);
    expect(statSync(files().key).mode & 0o777).toBe(0o400);
    expect(statSync(files().folder).mode & 0o777).toBe(0o700);
    const journal = readFileSync(join(stateFolder(), 'journal.jsonl'), 'utf8');
    expect(journal).toContain('pki::RequestCertificate');
    expect(journal).not.toContain(secret);
    expect(JSON.parse((await station.fettle('doctor', '--json')).stdout)).toMatchObject({ sound: true });
    const shown = JSON.parse((await station.fettle('show-config', '--json')).stdout);
    expect(JSON.stringify(shown)).toContain('"enrolled"');
  });

  it('takes the ticket through standard input, and one line only', async () => {
    const secret = readFileSync(await ticketFor(host), 'utf8').trim();
    const args = ['enroll', '--json', '--ticket-stdin', '--fingerprint', icinga.fingerprint];
    for (const nothing of ['', '\n', `${secret}\n${secret}\n`])
      expect(await station.fettleWith(nothing, ...args)).toMatchObject({ code: 2 });
    expect(existsSync(files().folder)).toBe(false);
    expect(await station.fettleWith(`${secret}\n`, ...args, '--ticket-file', 'x')).toMatchObject({ code: 2 });
    const { code, stdout } = await station.fettleWith(`${secret}\n`, ...args);
    expect(JSON.parse(stdout)).toMatchObject({ state: 'enrolled', host });
    expect(code).toBe(0);
    expect(readFileSync(join(stateFolder(), 'journal.jsonl'), 'utf8')).not.toContain(secret);
  });

  it('takes the fingerprint without colons, works without a policy, and reports as the host of the certificate', async () => {
    station.setPolicy({ version: 1 });
    const ticket = await ticketFor('laptop-nobody');
    const fingerprint = icinga.fingerprint.replaceAll(':', '').toLowerCase();
    const { code } = await enroll(
      ...['--target', 'main', '--endpoint', icinga.url, '--host', 'laptop-nobody'],
      ...['--ticket-file', ticket, '--fingerprint', fingerprint],
    );
    expect(code).toBe(0);
    station.setPolicy({
      version: 1,
      organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
      enforced: { targets: [{ name: 'main', endpoints: [icinga.url], auth: { type: 'certificate' } }] },
    });
    const { stdout } = await station.fettle('show-config');
    expect(stdout).toContain('targets.main.host = "laptop-nobody"');
    expect(stdout).toContain('targets.main.auth.type = "certificate"  (policy enforced');
    expect(stdout).toMatch(/targets\.main\.auth\.cert = ".*host\.crt" {2}\(built-in\)/);
  });

  it('tells the server nothing when its fingerprint is another', async () => {
    const other = icinga.fingerprint.replace(/^../, (pair) => (pair === '00' ? '11' : '00'));
    const ticket = await ticketFor(host);
    const { code, told } = await enroll('--ticket-file', ticket, '--fingerprint', other);
    expect(code).toBe(1);
    expect(told).toMatchObject({ state: 'refused', message: expect.stringContaining(icinga.fingerprint) });
    expect(existsSync(files().folder)).toBe(false);
    expect(existsSync(join(stateFolder(), 'journal.jsonl'))).toBe(false);
    expect(existsSync(ticket)).toBe(true);
  });

  it.each([
    ['a wrong ticket', async () => ticketFor(host, 'not the salt')],
    ['a ticket for another host', async () => ticketFor('laptop-bob')],
  ])('keeps nothing with %s', async (_, ticket) => {
    const { code, told } = await enroll('--ticket-file', await ticket(), '--fingerprint', icinga.fingerprint);
    expect(told).toMatchObject({
      state: 'refused',
      message: expect.stringContaining("Invalid ticket for CN 'laptop-alice'"),
      remedy: expect.stringContaining('only good for the host'),
    });
    expect(code).toBe(1);
    expect(existsSync(files().folder)).toBe(false);
  });

  it('keeps nothing with a ticket from before the salt was changed', async () => {
    const ticket = await ticketFor(host);
    await icinga.configure((text) => text.replace(salt, 'another salt'));
    await icinga.reload();
    try {
      const { code, told } = await enroll('--ticket-file', ticket, '--fingerprint', icinga.fingerprint);
      expect(told).toMatchObject({ message: expect.stringContaining('Invalid ticket') });
      expect(code).toBe(1);
    } finally {
      await icinga.configure((text) => text.replace('another salt', salt));
      await icinga.reload();
    }
  });

  it('refuses a ticket that others could have read, or that is only linked to', async () => {
    const fingerprint = ['--fingerprint', icinga.fingerprint];
    const ticket = await ticketFor(host);
    chmodSync(ticket, 0o640);
    const open = await enroll('--ticket-file', ticket, ...fingerprint);
    expect(open).toMatchObject({ code: 1, told: { message: expect.stringContaining('mode 0640') } });
    chmodSync(ticket, 0o600);
    symlinkSync(ticket, `${ticket}.link`);
    expect(await enroll('--ticket-file', `${ticket}.link`, ...fingerprint)).toMatchObject({ code: 1 });
    expect(await enroll('--ticket-file', '/nowhere', ...fingerprint)).toMatchObject({ code: 1 });
  });

  it('says what is wrong with the command, with exit code 2', async () => {
    const ticket = await ticketFor(host);
    const missing = await enroll('--ticket-file', ticket);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringContaining('--fingerprint') });
    expect(await enroll('--fingerprint', 'abc')).toMatchObject({ code: 2 });
    expect(await enroll('--endpoint', 'http://x', '--fingerprint', icinga.fingerprint)).toMatchObject({
      code: 2,
    });
    station.setPolicy({ version: 1 });
    expect(await enroll('--fingerprint', icinga.fingerprint)).toMatchObject({ code: 2 });
    expect(await enroll('--target', 'x', '--fingerprint', icinga.fingerprint)).toMatchObject({ code: 2 });
  });

  it('does not give a workstation a second name', async () => {
    const fingerprint = ['--fingerprint', icinga.fingerprint];
    await enroll('--ticket-file', await ticketFor(host), ...fingerprint);
    const key = readFileSync(files().key, 'utf8');
    const other = await enroll(
      '--host',
      'laptop-bob',
      '--ticket-file',
      await ticketFor('laptop-bob'),
      ...fingerprint,
    );
    expect(other).toMatchObject({ code: 1, told: { message: expect.stringContaining('laptop-alice') } });
    expect(await enroll('--ticket-file', await ticketFor(host), ...fingerprint)).toMatchObject({ code: 0 });
    expect(readFileSync(files().key, 'utf8')).toBe(key);
  });
});

/** The fingerprint of the request that waits, as the administrator sees it. */
async function requestFingerprint(): Promise<string> {
  const listed: Record<string, unknown> = JSON.parse(await icinga.icinga2('ca', 'list', '--json'));
  const own = new X509Certificate(readFileSync(files().request)).fingerprint256
    .replaceAll(':', '')
    .toLowerCase();
  expect(Object.keys(listed)).toContain(own);
  return own;
}

describe('without a ticket', () => {
  it('waits for approval, sends nothing meanwhile, and reports once IT has signed, over a restart of the server', async () => {
    const { code, told } = await enroll('--fingerprint', icinga.fingerprint);
    expect(told).toMatchObject({
      state: 'pending',
      message: expect.stringContaining('waiting for approval'),
    });
    expect(code).toBe(0);
    const before = await station.agent();
    await answerAll(before);
    await before.start();
    await before.runNow();
    expect(before.snapshot().targets).toMatchObject([
      { phase: 'waiting-for-approval', waiting: 1, message: { id: 'delivery.waiting-for-approval' } },
    ]);
    await before.stop();
    expect(before.questions.sent().requests.filter(({ path }) => path.startsWith('/v1'))).toEqual([]);
    const text = await station.fettle('status');
    expect(text.stdout).toContain('waiting for approval');

    const clock = new ManualClock(Date.now() / 1000);
    const { keeper, issued, pass } = keeperAt(clock, 'pending');
    keeper.start();
    await pass(60);
    expect(issued).toEqual([]);
    const fingerprint = await requestFingerprint();
    await icinga.end('SIGTERM');
    // A server that is away costs an attempt and no more.
    await pass(120);
    await icinga.startAgain();
    await icinga.icinga2('ca', 'sign', fingerprint);
    await pass(240);
    expect(issued).toEqual(['main']);
    await keeper.stop();

    const now = await station.agent();
    await now.start();
    await now.runNow();
    expect(now.snapshot().targets).toMatchObject([{ phase: 'delivered', waiting: 0 }]);
    await now.stop();
    expect((await icinga.readServices(host))[0]?.checkSource).toBe(host);
  });
});

/** Puts a certificate that ends soon in place of the present one, as a year would. */
async function shorten(days: number): Promise<string> {
  const authority = readFileSync(join(icinga.folder, 'data/ca/ca.key'));
  const now = Date.now() / 1000;
  const cert = makeCertificate({
    commonName: host,
    key: createPrivateKey(readFileSync(files().key)),
    from: now - 300 * day,
    until: now + days * day,
    issuer: { commonName: 'Icinga CA', key: createPrivateKey(authority) },
  });
  await writeCredentials(files(), { cert });
  return cert;
}

describe('renewal', () => {
  beforeEach(async () => {
    await enroll('--ticket-file', await ticketFor(host), '--fingerprint', icinga.fingerprint);
  });

  const until = () => Date.parse(new X509Certificate(readFileSync(files().cert)).validTo) / 1000;

  it('happens by itself before the end, with the present certificate', async () => {
    await shorten(20);
    const { keeper, issued, pass } = keeperAt(new ManualClock(Date.now() / 1000), 'enrolled');
    keeper.start();
    await pass(0);
    expect(issued).toEqual(['main']);
    expect(until()).toBeGreaterThan(Date.now() / 1000 + 300 * day);
    await keeper.stop();
    expect(JSON.parse((await station.fettle('doctor', '--json')).stdout)).toMatchObject({ sound: true });
  });

  it('is left alone while there is time', async () => {
    const cert = await shorten(40);
    const { keeper, issued, pass } = keeperAt(new ManualClock(Date.now() / 1000), 'enrolled');
    keeper.start();
    await pass(0);
    await keeper.stop();
    expect([issued, readFileSync(files().cert, 'utf8')]).toEqual([[], cert]);
  });

  it('of a certificate that has ended needs somebody to sign', async () => {
    await shorten(-1);
    const { keeper, issued, pass } = keeperAt(new ManualClock(Date.now() / 1000), 'enrolled');
    keeper.start();
    await pass(0);
    expect(issued).toEqual([]);
    await icinga.icinga2('ca', 'sign', await requestFingerprint());
    await pass(60);
    expect(issued).toEqual(['main']);
    await keeper.stop();
  });
});
