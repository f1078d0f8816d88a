import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { Journal } from '../../electron/store/journal';
import { Workstation } from '../support/agent/workstation';
import { makeAuthority } from '../support/icinga/certificates';
import { freePort, type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const host = 'laptop-alice';
const poor = 'laptop-bob';

interface Told {
  sound: boolean;
  targets: {
    findings: { step: string; verdict: string; message: string; remedy: string | null; endpoint?: string }[];
  }[];
}

let icinga: RunningIcinga;
let station: Workstation;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fettle-doctor-'));
  icinga = await startIcinga({
    hosts: [
      { name: host, services: ['dummy'] },
      { name: poor, services: ['dummy'], permissions: ['actions/process-check-result', 'events/*'] },
    ],
  });
});
afterAll(async () => {
  await icinga.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(() => {
  station = new Workstation({ LANG: 'en' });
});
afterEach(() => station.remove());

async function doctor(name: string, target: object = {}, services = ['dummy']) {
  const { cert, key } = await icinga.clientCertificate(name);
  const auth = { type: 'certificate' as const, cert, key };
  const checks = Object.fromEntries(
    services.map((service) => [
      service,
      { use: 'plugin', purpose: { en: 'Tried.' }, options: { command: ['check_dummy', '0'] } },
    ]),
  );
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [{ name: 'main', endpoints: [icinga.url], ca: icinga.caFile, auth, ...target }],
      checks,
    },
  });
  const { code, stdout } = await station.fettle('doctor', '--json');
  const told: Told = JSON.parse(stdout);
  return { code, told, findings: told.targets.flatMap(({ findings }) => findings) };
}

it('finds every step in order, and changes nothing on the server', async () => {
  const { code, told, findings } = await doctor(host);
  expect(findings.map(({ step, verdict }) => `${step} ${verdict}`)).toEqual([
    'credentials ok',
    'lookup ok',
    'connect ok',
    'tls ok',
    'certificate ok',
    'certificate ok',
    'identity ok',
    'permissions ok',
    'permissions ok',
    'permissions ok',
    'permissions ok',
    'services ok',
  ]);
  expect([code, told.sound]).toEqual([0, true]);
  expect(findings.find(({ step }) => step === 'tls')?.message).toMatch(/TLSv1\.3, TLS_/);
  expect((await icinga.readServices(host))[0]?.executionEnd).toBe(0);
  const journal = new Journal(
    join(station.environment.XDG_STATE_HOME ?? '', 'fettle'),
    () => Date.now() / 1000,
    () => undefined,
  );
  expect(journal.entries().map(({ method, objects }) => `${method} ${objects}`)).toContain(
    `POST ${host}!dummy`,
  );
});

it('says which permissions are missing, what is lost, and which are too much', async () => {
  const { code, findings } = await doctor(poor);
  const told = findings.filter(({ step }) => step === 'permissions');
  expect(told.map(({ verdict }) => verdict)).toEqual(['ok', 'warning', 'warning', 'warning', 'warning']);
  expect(told[1]?.remedy).toContain('actions/acknowledge-problem');
  expect(told[2]?.remedy).toContain('actions/remove-acknowledgement');
  expect(told[3]?.remedy).toContain('actions/acknowledge-problem');
  expect(told[4]?.message).toContain('events/*');
  expect(code).toBe(0);
});

it('names the service that the server does not have', async () => {
  const { code, findings } = await doctor(host, {}, ['dummy', 'forgotten']);
  expect(findings.filter(({ verdict }) => verdict === 'failed')).toMatchObject([
    {
      step: 'services',
      message: expect.stringContaining('forgotten'),
      remedy: expect.stringContaining('Object does not exist'),
    },
  ]);
  expect(code).toBe(1);
});

it('stops at the step that fails, each with a remedy, and goes on with the next endpoint', async () => {
  const down = `https://localhost:${await freePort()}`;
  const { code, findings } = await doctor(host, { endpoints: [down, icinga.url] });
  expect(findings.filter(({ endpoint }) => endpoint === down)).toMatchObject([
    { step: 'lookup', verdict: 'ok' },
    { step: 'connect', verdict: 'failed', remedy: expect.stringMatching(/./) },
  ]);
  expect(
    findings.filter(({ endpoint, step }) => endpoint === icinga.url && step === 'identity'),
  ).toHaveLength(1);
  expect(code).toBe(1);
});

it.each([
  ['an unknown name', 'lookup', async () => ({ endpoints: ['https://no-such-host.invalid:5665'] })],
  [
    'another authority',
    'tls',
    async () => ({ ca: (await makeAuthority(join(folder, 'other'), 'Other')).caFile }),
  ],
  ['a missing file', 'credentials', async () => ({ ca: join(folder, 'nothing.crt') })],
])('finds %s', async (_, step, change) => {
  const { code, findings } = await doctor(host, await change());
  expect(findings.at(-1)).toMatchObject({ step, verdict: 'failed', remedy: expect.stringMatching(/./) });
  expect(code).toBe(1);
});

it('finds a certificate that the server does not know', async () => {
  const { code, findings } = await doctor('stranger', { host });
  expect(findings.at(-1)).toMatchObject({ step: 'identity', verdict: 'failed' });
  expect(code).toBe(1);
});
