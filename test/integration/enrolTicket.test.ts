import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { identityFiles } from '../../electron/store/identity';
import { type RunningIcinga, startIcinga } from '../support/icinga';
import { Workstation } from '../support/workstation';

const host = 'laptop-alice';
const salt = 'salt-of-the-test';

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
      targets: [{ name: 'main', endpoints: [icinga.url], host, auth: { type: 'certificate' } }],
      checks: {
        dummy: { use: 'plugin', purpose: { en: 'Tried.' }, options: { command: ['check_dummy', '0'] } },
      },
    },
  });
});
afterEach(() => station.remove());

const files = () => identityFiles(join(station.environment.XDG_STATE_HOME ?? '', 'fettle'), 'main');

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
    const journal = readFileSync(
      join(station.environment.XDG_STATE_HOME ?? '', 'fettle/journal.jsonl'),
      'utf8',
    );
    expect(journal).toContain('pki::RequestCertificate');
    expect(journal).not.toContain(secret);
    const doctor = JSON.parse((await station.fettle('doctor', '--json')).stdout);
    expect(doctor).toMatchObject({ sound: true });
  });
});
