import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FettleAgent } from '../../electron/agent/fettleAgent';
import type { PolicyInput } from '../../shared/policy';
import type { Choice, Snapshot } from '../../shared/snapshot';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';
import { makeStandIns, type StandIns } from '../support/backups/standIns';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { type RecordingProxy, startRecordingProxy } from '../support/servers/recordingProxy';
import { startTerminatingProxy } from '../support/servers/terminatingProxy';

const host = 'laptop-carol';
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

let icinga: RunningIcinga;
let proxy: RecordingProxy;
let station: Workstation;
let tools: StandIns;
const agents: FettleAgent[] = [];

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services: ['dummy'] }] });
  proxy = await startRecordingProxy(icinga.port);
});
afterAll(async () => {
  await proxy.stop();
  await icinga.stop();
});
beforeEach(async () => {
  station = new Workstation();
  tools = await makeStandIns(join(station.folder, 'tools'), ['check_dummy'], process.env.PATH ?? '');
  station.environment.PATH = tools.path;
  expect(tools.missing).toEqual([]);
});
afterEach(async () => {
  await Promise.all(agents.splice(0).map((agent) => agent.stop()));
  station.remove();
});

async function policy(url: string, more: PolicyInput['enforced'] = {}): Promise<PolicyInput> {
  const { cert, key } = await icinga.clientCertificate(host);
  return {
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [
        { name: 'main', endpoints: [url], ca: icinga.caFile, auth: { type: 'certificate', cert, key } },
      ],
      checks: {
        dummy: {
          use: 'plugin',
          purpose: { en: 'To try it' },
          options: { command: ['check_dummy', '1', `${process.env.HOME ?? '/home/x'}/private`] },
        },
      },
      ...more,
    },
  };
}

const proxied = () => policy(`https://localhost:${proxy.port}`);
/** A day that is neither today nor yesterday, wherever midnight is. */
const otherDay = () => weekdays[(new Date().getUTCDay() + 3) % 7] ?? 'mon';
const outside = () => ({ days: [otherDay()], from: '08:00', to: '09:00', timeZone: 'UTC' });

async function start(): Promise<FettleAgent> {
  const agent = await station.agent();
  agents.push(agent);
  await agent.start();
  return agent;
}

async function answer(agent: FettleAgent, id: string, choice: Choice): Promise<void> {
  const card = agent.snapshot().cards.find((one) => one.id === id);
  if (card) await agent.answer(id, card.hash, choice);
}

/** Everything that could make something run or leave. */
async function provoke(agent: FettleAgent): Promise<void> {
  await agent.runNow();
  agent.wake();
  await agent.deliver(2);
  await agent.depart('shutdown');
}

async function until(agent: FettleAgent, fits: (snapshot: Snapshot) => boolean): Promise<void> {
  await new Promise<void>((resolve) => {
    const look = (snapshot: Snapshot) => {
      if (!fits(snapshot)) return;
      stop();
      resolve();
    };
    const stop = agent.onSnapshot(look);
    look(agent.snapshot());
  });
}

async function counted(): Promise<{ connections: number; processes: number }> {
  return { connections: proxy.connections.length, processes: (await tools.started()).length };
}

describe('counted from outside, nothing runs and nothing leaves', () => {
  it('before the answer, except what the person asks to see, which stays here', async () => {
    station.setPolicy(await proxied());
    const before = await counted();
    const agent = await start();
    await provoke(agent);
    expect(await counted()).toEqual(before);
    const example = await agent.questions.example('dummy');
    expect(example.output.some((part) => part.text === '[home]')).toBe(true);
    expect(example.request?.body).toContain('[home]/private');
    expect(await counted()).toEqual({ ...before, processes: before.processes + 1 });
    expect(agent.snapshot().entries[0]?.result).toBeUndefined();
    await provoke(agent);
    expect((await counted()).connections).toBe(before.connections);
  });

  it('after a decline', async () => {
    station.setPolicy(await proxied());
    const agent = await start();
    const before = await counted();
    await answer(agent, 'dummy', 'declined');
    await answer(agent, 'departure', 'declined');
    await provoke(agent);
    expect(await counted()).toEqual(before);
    expect(agent.snapshot()).toMatchObject({ faults: [], entries: [{ phase: 'declined' }] });
  });

  it('outside the hours, and of a withdrawn check not even what was waiting', async () => {
    station.setPolicy(await policy(`https://localhost:${proxy.port}`, { hours: outside() }));
    const agent = await start();
    const before = await counted();
    await answerAll(agent);
    await until(agent, (snapshot) => snapshot.targets[0]?.waiting === 1);
    await provoke(agent);
    expect((await counted()).connections, 'outside the hours').toBe(before.connections);
    await answer(agent, 'dummy', 'declined');
    await agent.stop();
    const ran = await counted();

    station.setPolicy(await proxied());
    const again = await start();
    expect(again.snapshot().targets[0]?.waiting).toBe(0);
    await answer(again, 'departure', 'declined');
    await provoke(again);
    expect(await counted(), 'after the withdrawal').toEqual(ran);
  });

  it('while paused, also after a restart; then what waits is sent', async () => {
    station.setPolicy(await proxied());
    const agent = await start();
    await agent.pause(Date.now() / 1000 + 3600);
    const before = await counted();
    await answerAll(agent);
    await provoke(agent);
    expect(await counted()).toEqual(before);
    await agent.stop();
    const again = await start();
    await provoke(again);
    expect(await counted()).toEqual(before);
    expect(again.snapshot()).toMatchObject({ overall: 'paused' });
    await again.pause();
    await until(again, (snapshot) => snapshot.targets[0]?.phase === 'delivered');
    expect((await counted()).processes).toBe(before.processes + 1);
  });
});

describe('the journal', () => {
  it('is byte for byte what was received, over faults and retries, and holds no secret', async () => {
    const terminating = await startTerminatingProxy(icinga, await icinga.clientCertificate(host));
    try {
      terminating.faults.push('drop', 'unavailable', 'drop');
      station.setPolicy(await policy(terminating.url));
      const agent = await start();
      await answerAll(agent);
      // A drop is tried again at once, an error of the server after a while; `deliver` does not wait for it.
      while (agent.snapshot().targets[0]?.phase !== 'delivered') {
        await agent.deliver(5);
        await pause(50);
      }
      await agent.depart('shutdown');
      await agent.stop();
      const sent = agent.questions.sent().requests.toReversed();
      expect(sent.map(({ method, path, body }) => ({ method, path, body }))).toEqual(terminating.seen);
      expect(sent.filter(({ path }) => path.includes('process-check-result')).length).toBeGreaterThan(2);
      expect(sent.some(({ status }) => status === 503)).toBe(true);
      expect(sent.some(({ error }) => error !== undefined)).toBe(true);
      expect(JSON.stringify(sent)).toContain('[home]/private');
      expect(JSON.stringify(sent)).not.toContain(`${process.env.HOME}/private`);
    } finally {
      await terminating.stop();
    }
  });
});

describe('fettle privacy', () => {
  it('shows the answers, verifies them, and writes one file with everything', async () => {
    station.setPolicy(await proxied());
    expect(await station.fettle('privacy', 'status')).toMatchObject({
      code: 1,
      stdout: expect.stringContaining('Not answered yet'),
    });
    const agent = await start();
    await answerAll(agent);
    await until(agent, (snapshot) => snapshot.targets[0]?.phase === 'delivered');
    await agent.stop();
    expect((await station.fettle('privacy', 'status')).code).toBe(0);
    expect(await station.fettle('privacy', 'verify')).toMatchObject({
      code: 0,
      stdout: expect.stringContaining('3 answers'),
    });
    const record = JSON.parse((await station.fettle('privacy', 'export', '--json')).stdout);
    expect(record).toMatchObject({
      intact: true,
      answers: [{ card: 'dummy' }, { card: 'departure' }, { card: 'snooze' }],
    });
    const journal = JSON.parse((await station.fettle('privacy', 'journal', '--json')).stdout);
    expect(journal.requests).toEqual(
      expect.arrayContaining([expect.objectContaining({ target: 'main', status: 200 })]),
    );
    const sheet = await station.fettle('dpia', '--format', 'html');
    expect(sheet).toMatchObject({ code: 0, stdout: expect.stringMatching(/^<!doctype html>/) });
    const file = join(station.folder, 'mine.json');
    expect((await station.fettle('privacy', 'bundle', '--output', file)).code).toBe(0);
    const bundle = JSON.parse(readFileSync(file, 'utf8'));
    expect(Object.keys(bundle.files)).toEqual(
      expect.arrayContaining(['consent.jsonl', 'journal.jsonl', 'outbox.json', 'results.json']),
    );
    expect(bundle.notice).toHaveLength(3);
  });
});
