import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import type { AppAgent } from '../../electron/agent/agent';
import { createAppAgent } from '../../electron/agent/appAgent';
import type { Snapshot } from '../../shared/snapshot';
import { answerAll } from '../support/agent/answerAll';
import { Workstation } from '../support/agent/workstation';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { Happenings } from '../support/processes/waiting';

const host = 'laptop-alice';
const salt = 'salt-of-the-test';
/** Seconds; no turn in a fleet and no back-off is waited for. */
const few = 10;

let icinga: RunningIcinga;
let station: Workstation;
let agent: AppAgent;
let seen: Happenings<Snapshot>;

beforeAll(async () => {
  icinga = await startIcinga({ ticketSalt: salt, hosts: [{ name: host, services: ['dummy', 'other'] }] });
});
afterAll(() => icinga.stop());
beforeEach(() => {
  station = new Workstation({ LANG: 'en' });
});
afterEach(async () => {
  await agent.stop();
  station.remove();
});

/** An app that runs, has been answered, and has a result that waits because nobody has enrolled. */
async function running(service: string, named: { host?: string }): Promise<void> {
  const options = { command: ['check_dummy', '0'] };
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [
        { name: 'main', endpoints: [icinga.url], splay: '1h', auth: { type: 'certificate' }, ...named },
      ],
      checks: { [service]: { use: 'plugin', required: true, purpose: { en: 'Tried.' }, options } },
    },
  });
  agent = createAppAgent({
    environment: station.environment,
    version: '0.0.0',
    failed: (error) => {
      throw error;
    },
  });
  seen = new Happenings();
  agent.onSnapshot((snapshot) => seen.add(snapshot));
  await agent.start();
  await answerAll(await agent.current());
  await seen.first((one) => one.targets[0]?.phase === 'refused' && one.targets[0].waiting === 1);
}

async function enroll(): Promise<void> {
  const ticket = join(station.folder, 'ticket');
  writeFileSync(ticket, await icinga.icinga2('pki', 'ticket', '--cn', host, '--salt', salt), { mode: 0o600 });
  const { code, stderr } = await station.fettle(
    ...['enroll', '--target', 'main', '--endpoint', icinga.url, '--host', host],
    ...['--ticket-file', ticket, '--fingerprint', icinga.fingerprint],
  );
  expect([code, stderr]).toEqual([0, '']);
}

const reported = async (service: string) =>
  (await icinga.readServices(host)).find(({ name }) => name === service);

it('delivers what waited at once when somebody enrolls while the app runs', async () => {
  await running('dummy', { host });
  await enroll();
  await seen.first((one) => one.targets[0]?.phase === 'delivered', few);
  expect(await reported('dummy')).toMatchObject({ state: 0, checkSource: host });
});

it('asks again when the certificate names another host, sends nothing before, and then at once', async () => {
  await running('other', {});
  const before = agent.snapshot().targets[0]?.host;
  await enroll();
  const asking = await seen.first((one) => one.targets[0]?.host === host, few);
  expect(before).not.toBe(host);
  expect([asking.answerNeeded, asking.targets[0]?.waiting]).toEqual([true, 0]);
  await answerAll(await agent.current());
  await seen.first((one) => one.targets[0]?.phase === 'delivered', few);
  expect(await reported('other')).toMatchObject({ state: 0, checkSource: host });
  const journal = readFileSync(
    join(station.environment.XDG_STATE_HOME ?? '', 'fettle/journal.jsonl'),
    'utf8',
  );
  expect(journal).toContain(`${host}!other`);
  expect(journal).not.toContain(`${before}!other`);
});
