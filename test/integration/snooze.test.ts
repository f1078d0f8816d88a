import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FettleAgent } from '../../electron/agent/fettleAgent';
import type { PolicyInput } from '../../shared/policy';
import { answerAll } from '../support/agent/answerAll';
import { Workstation } from '../support/agent/workstation';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { type RecordingProxy, startRecordingProxy } from '../support/servers/recordingProxy';

const day = 86_400;
const now = () => Math.floor(Date.now() / 1000);
const hosts = ['laptop-snooze', 'laptop-theirs', 'laptop-return', 'laptop-offline', 'laptop-mute'];

let icinga: RunningIcinga;
let station: Workstation;
const agents: FettleAgent[] = [];

beforeAll(async () => {
  icinga = await startIcinga({ hosts: hosts.map((name) => ({ name, services: ['archive'] })) });
});
afterAll(() => icinga.stop());
beforeEach(() => {
  station = new Workstation();
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  station.remove();
});

/** A machine whose backup is some days old: a warning after 4, critical after 7. */
async function machine(
  host: string,
  age: number,
  more: PolicyInput['enforced'] = {},
  url = icinga.url,
): Promise<FettleAgent> {
  const { cert, key } = await icinga.clientCertificate(host);
  const auth = { type: 'certificate' as const, cert, key };
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [{ name: 'main', endpoints: [url], ca: icinga.caFile, auth, splay: '0s' }],
      checks: {
        archive: {
          use: 'stamp-file',
          required: true,
          options: { path: station.writeStamp(now() - age * day) },
        },
      },
      ...more,
    },
  });
  return start();
}

async function start(): Promise<FettleAgent> {
  const agent = await station.agent();
  agents.push(agent);
  await agent.start();
  await answerAll(agent);
  await agent.runNow();
  return agent;
}

const held = async (host: string) => {
  const [service] = await icinga.readServices(host);
  if (!service) throw new Error(`no service of ${host}`);
  return service;
};
const view = (agent: FettleAgent) => agent.snapshot().entries[0];

it('is acknowledged with its end and words, taken back, counted, and ended by what gets worse', async () => {
  const host = 'laptop-snooze';
  const agent = await machine(host, 5, { snooze: { limit: 2, longest: '3d' } });
  const until = now() + 2 * day;
  await agent.snooze('archive', until, `the disk is on order; it lies in ${process.env.HOME ?? '/root'}`);
  const acknowledged = await held(host);
  expect(acknowledged).toMatchObject({
    acknowledged: true,
    sticky: true,
    author: `Fettle on ${host}`,
    comment: 'Snoozed by the person at this workstation: the disk is on order; it lies in [home]',
  });
  expect(Math.floor(acknowledged.expiry)).toBe(until);
  expect(view(agent)?.snooze).toMatchObject({ phase: 'acknowledged', left: 1 });
  expect(agent.snapshot().overall).toBe('snoozed');

  await agent.endSnooze('archive');
  expect(await held(host)).toMatchObject({ acknowledged: false });

  await agent.snooze('archive', until, '');
  expect(await held(host)).toMatchObject({
    acknowledged: true,
    comment: 'Snoozed by the person at this workstation.',
  });
  station.writeStamp(now() - 10 * day);
  await agent.runNow();
  expect(await held(host)).toMatchObject({ state: 2, acknowledged: false });
  expect(view(agent)).toMatchObject({ snoozesLeft: 0 });
  await expect(agent.snooze('archive', until, '')).rejects.toThrow(/any more/);

  station.writeStamp(now());
  await agent.runNow();
  station.writeStamp(now() - 5 * day);
  await agent.runNow();
  expect(view(agent)).toMatchObject({ snoozesLeft: 2 });
});

it('leaves an administrator’s acknowledgement as it is', async () => {
  const host = 'laptop-theirs';
  const agent = await machine(host, 5);
  await icinga.ask('POST', '/v1/actions/acknowledge-problem', {
    type: 'Service',
    service: `${host}!archive`,
    author: 'admin',
    comment: 'known',
  });
  await agent.snooze('archive', now() + day, 'mine');
  expect(view(agent)?.snooze).toMatchObject({ phase: 'acknowledged', message: { id: 'snooze.theirs' } });
  expect(await held(host)).toMatchObject({ acknowledged: true, author: 'admin', comment: 'known' });
  await agent.endSnooze('archive');
  expect(await held(host)).toMatchObject({ acknowledged: true, author: 'admin' });
});

describe('at a departure', () => {
  it('is neither replaced then nor removed by the return', async () => {
    const host = 'laptop-return';
    const agent = await machine(host, 10);
    await agent.snooze('archive', now() + 3 * day, 'on order');
    const { expiry } = await held(host);
    await agent.depart('shutdown');
    await agent.stop();
    const gone = await held(host);
    expect(gone).toMatchObject({ acknowledged: true, expiry });
    expect(gone.comment).toMatch(/on order$/);

    const back = await start();
    await expect.poll(async () => (await held(host)).executionEnd).toBeGreaterThan(gone.executionEnd);
    expect(await held(host)).toMatchObject({ acknowledged: true, expiry, comment: gone.comment });
    expect(view(back)?.snooze).toMatchObject({ phase: 'acknowledged', words: 'on order' });
    await back.endSnooze('archive');
    expect(await held(host)).toMatchObject({ acknowledged: false });
  });

  it('gives its place to a snooze where it acknowledged before', async () => {
    const host = 'laptop-return';
    const agent = await machine(host, 10, { departure: { preAcknowledge: true } });
    await expect.poll(async () => (await held(host)).acknowledged).toBe(true);
    const until = now() + 2 * day;
    await agent.snooze('archive', until, 'mine');
    const after = await held(host);
    expect(Math.floor(after.expiry)).toBe(until);
    expect(after.comment).toMatch(/mine$/);
  });
});

describe('without a way to the server', () => {
  let proxy: RecordingProxy;
  beforeEach(async () => {
    proxy = await startRecordingProxy(icinga.port);
  });
  afterEach(() => proxy.stop());

  it('holds here and is delivered once there is one, also after a restart', async () => {
    const host = 'laptop-offline';
    const agent = await machine(host, 10);
    const until = now() + day;
    await agent.pause(now() + 600);
    await agent.snooze('archive', until, '');
    expect(view(agent)?.snooze).toMatchObject({ phase: 'sending' });
    await agent.stop();
    expect(await held(host)).toMatchObject({ acknowledged: false });
    const again = await station.agent();
    agents.push(again);
    await again.start();
    expect(view(again)?.snooze).toMatchObject({ until, phase: 'sending' });
    await again.pause();
    await expect.poll(async () => (await held(host)).acknowledged).toBe(true);
    expect(Math.floor((await held(host)).expiry)).toBe(until);
  });

  it('sends not one byte before the card is answered, after a decline and after a withdrawal', async () => {
    const host = 'laptop-mute';
    const url = `https://localhost:${proxy.port}`;
    const agent = await machine(host, 10, { departure: { mode: [] } }, url);
    const card = agent.snapshot().cards.find(({ id }) => id === 'snooze');
    const answer = (choice: 'accepted' | 'declined') => agent.answer('snooze', card?.hash ?? '', choice);
    await answer('declined');
    const bytes = () => proxy.connections.reduce((sum, { sent }) => sum + sent, 0);
    const reported = bytes();
    await expect(agent.snooze('archive', now() + day, '')).rejects.toThrow(/cannot be snoozed/);
    await agent.deliver(2);
    expect(bytes()).toBe(reported);
    expect(await held(host)).toMatchObject({ acknowledged: false });

    await answer('accepted');
    expect(bytes(), 'an answer alone sends nothing').toBe(reported);
    await agent.snooze('archive', now() + day, '');
    expect(await held(host)).toMatchObject({ acknowledged: true });
    await answer('declined');
    const before = bytes();
    await expect(agent.snooze('archive', now() + day, '')).rejects.toThrow(/cannot be snoozed/);
    await agent.endSnooze('archive');
    agent.wake();
    await agent.deliver(2);
    expect(bytes()).toBe(before);
    expect(agent.snapshot().overall).toBe('problem');
  });
});
