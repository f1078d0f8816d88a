import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { FettleAgent } from '../../electron/agent/fettleAgent';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';

const host = 'laptop-alice';
let icinga: RunningIcinga;
let station: Workstation;
let agent: FettleAgent | undefined;

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services: ['fettle', 'dummy'] }] });
});
afterAll(() => icinga.stop());
beforeEach(async () => {
  station = new Workstation();
  const { cert, key } = await icinga.clientCertificate(host);
  const auth = { type: 'certificate' as const, cert, key };
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [{ name: 'main', endpoints: [icinga.url], ca: icinga.caFile, splay: '0s', auth }],
      checks: {
        dummy: {
          use: 'plugin',
          purpose: { en: 'Tried.' },
          required: true,
          options: { command: ['check_dummy', '0', 'all is well'] },
        },
      },
      health: {},
    },
  });
});
afterEach(async () => {
  await agent?.stop();
  agent = undefined;
  station.remove();
});

const held = async () => (await icinga.readServices(host)).find(({ name }) => name === 'fettle');

describe('the service about Fettle itself', () => {
  it('is not sent without an answer to its own card', async () => {
    agent = await station.agent();
    await agent.start();
    const { cards } = agent.snapshot();
    expect(cards.map(({ id, required }) => [id, required])).toEqual([
      ['dummy', true],
      ['health', false],
      ['departure', false],
      ['snooze', false],
    ]);
    for (const { id, hash, required } of cards) await agent.answer(id, hash, required ? 'read' : 'declined');
    await agent.runNow();
    expect(await held()).toMatchObject({ executionEnd: 0 });
  });

  it('tells version, delivery, waiting results, certificate and policy', async () => {
    agent = await station.agent();
    await agent.start();
    await answerAll(agent);
    await agent.runNow('dummy');
    await agent.runNow('health');
    const service = await held();
    expect(service?.state).toBe(0);
    expect(service?.output).toMatch(/^Fettle 0\.0\.0 works as it should\nResults were last delivered /);
    expect(service?.output).toMatch(/The first certificate ends .*\nPolicy [0-9a-f]{12}$/);
    expect(service?.perfdata).toEqual([
      expect.stringMatching(/^outbox_age=\d+s$/),
      'problems=0',
      expect.stringMatching(/^certificate=\d{7,}s$/),
    ]);
  });
});
