import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FettleAgent } from '../../electron/agent/fettleAgent';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';
import { type SmallDisk, smallDisk } from '../support/disks/smallDisk';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const host = 'laptop-alice';

let icinga: RunningIcinga;
let station: Workstation;
let disk: SmallDisk | undefined;
let agent: FettleAgent | undefined;

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services: ['dummy'] }] });
});
afterAll(() => icinga.stop());

beforeEach(async () => {
  station = new Workstation();
  const { cert, key } = await icinga.clientCertificate(host);
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [
        {
          name: 'main',
          endpoints: [icinga.url],
          ca: icinga.caFile,
          splay: '0s',
          auth: { type: 'certificate', cert, key },
        },
      ],
      checks: {
        dummy: {
          use: 'plugin',
          purpose: { en: 'To try it' },
          options: { command: ['check_dummy', '0', 'all is well'] },
        },
      },
    },
  });
});
afterEach(async () => {
  await agent?.stop();
  agent = undefined;
  await disk?.remove();
  disk = undefined;
  station.remove();
});

const state = () => join(station.environment.XDG_STATE_HOME ?? '', 'fettle');
const said = (one: FettleAgent) => one.snapshot().faults.map(({ message }) => message.id);
const lastEnd = async () => (await icinga.readServices(host))[0]?.executionEnd ?? 0;

async function running(): Promise<FettleAgent> {
  agent = await station.agent();
  await agent.start();
  return agent;
}

describe('a state folder', () => {
  it('on a full disk is said, and checks and delivery go on', async (context) => {
    disk = await smallDisk(state());
    if (!disk) return context.skip();
    const one = await running();
    await answerAll(one);
    await one.runNow();
    disk.fill();
    const before = await lastEnd();
    await one.runNow();
    expect(said(one)).toContain('store.cannot-write');
    expect(one.snapshot().entries[0]?.result).toMatchObject({ state: 'ok' });
    expect(await lastEnd()).toBeGreaterThan(before);

    disk.makeRoom();
    await one.runNow();
    await one.stop();
    const again = await running();
    expect(again.snapshot().entries[0]?.result?.ended).toBeCloseTo(await lastEnd(), 2);
  });

  it('that is full at the start does not keep the app from starting', async (context) => {
    disk = await smallDisk(state());
    if (!disk) return context.skip();
    const first = await running();
    await answerAll(first);
    await first.stop();
    disk.fill();
    const one = await running();
    const before = await lastEnd();
    await one.runNow();
    expect(await lastEnd()).toBeGreaterThan(before);
    expect(said(one)).toContain('store.cannot-write');
  });

  it('that cannot be written is said, and checks and delivery go on', async (context) => {
    disk = await smallDisk(state());
    if (!disk) return context.skip();
    const first = await running();
    await answerAll(first);
    await first.runNow();
    await first.stop();
    await disk.setWritable(false);
    const one = await running();
    const before = await lastEnd();
    await one.runNow();
    expect(await lastEnd()).toBeGreaterThan(before);
    expect(said(one)).toContain('store.cannot-write');
    await expect((await station.agent()).start()).rejects.toThrow('already running');
  });

  it('with a broken outbox is said, the file is kept, and results go on', async () => {
    mkdirSync(state(), { recursive: true, mode: 0o700 });
    writeFileSync(join(state(), 'outbox.json'), '{"version":1,"data":{"items":[{"la');
    const one = await running();
    await answerAll(one);
    const before = await lastEnd();
    await one.runNow();
    expect(said(one)).toContain('store.set-aside');
    expect(await lastEnd()).toBeGreaterThan(before);
  });
});
