import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { BodyInput } from '../../shared/policy';
import { answerAll } from '../support/agent/agentParts';
import { Workstation } from '../support/agent/workstation';
import { askKeyStore, type Keyring, startKeyring } from '../support/desktop/keyring';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { type RunningProxy, startTinyproxy } from '../support/servers/tinyproxy';

const host = 'laptop-alice';
const proxyUser = { user: 'alice', password: 'proxy-password' };

let icinga: RunningIcinga;
let keyring: Keyring;
let proxy: RunningProxy;
let station: Workstation;

beforeAll(async () => {
  icinga = await startIcinga({ hosts: [{ name: host, services: ['dummy'] }] });
  proxy = await startTinyproxy(proxyUser);
});
afterAll(async () => {
  await proxy.stop();
  await icinga.stop();
});
beforeEach(async () => {
  keyring = await startKeyring();
  station = new Workstation(keyring.environment);
});
afterEach(async () => {
  station.remove();
  await keyring.stop();
});

type Target = NonNullable<BodyInput['targets']>[number];

/** A workstation whose first result waits, because the engine in this process sees no key ring. */
async function waiting(auth: Target['auth']): Promise<void> {
  station.setPolicy({
    version: 1,
    organisation: { name: 'Example', privacyContact: 'dpo@example.com' },
    enforced: {
      targets: [
        {
          name: 'main',
          endpoints: [icinga.url],
          host,
          ca: icinga.caFile,
          splay: '0s',
          auth,
          proxy: { url: `http://127.0.0.1:${proxy.port}`, user: proxyUser.user },
        },
      ],
      checks: {
        dummy: {
          use: 'plugin',
          purpose: { en: 'To try it' },
          options: { command: ['check_dummy', '1', 'kept for later'] },
        },
      },
    },
  });
  const agent = await station.agent();
  await agent.start();
  await answerAll(agent);
  await agent.runNow();
  expect(agent.snapshot().targets).toMatchObject([{ waiting: 1 }]);
  await agent.stop();
}

/** The content of all files in a folder. */
async function everythingIn(folder: string): Promise<string> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true });
  const texts = files
    .filter((file) => file.isFile())
    .map((file) => readFile(join(file.parentPath, file.name), 'utf8'));
  return (await Promise.all(texts)).join('\n');
}

const keep = (account: string, secret: string) => askKeyStore(keyring.environment, 'set', account, secret);
const held = async () => (await icinga.readServices(host))[0]?.executionEnd ?? 0;

async function report() {
  const { stdout } = await station.fettle('report', '--json');
  return JSON.parse(stdout).targets[0];
}

describe('from the real key ring', () => {
  it('the key of the client certificate and the password of the proxy are used, and lie in no file', async () => {
    const { cert, key } = await icinga.clientCertificate(host);
    const pem = await readFile(key, 'utf8');
    await waiting({ type: 'certificate', cert });
    const before = await held();
    expect(await report()).toMatchObject({ waiting: 1, message: expect.stringContaining('main/key') });
    await keep('main/key', pem);
    expect(await report()).toMatchObject({ waiting: 1, message: expect.stringContaining('proxy/alice') });
    await keep('proxy/alice', 'not this one');
    expect(await report()).toMatchObject({ waiting: 1, phase: 'not-connected' });
    expect(await held()).toBe(before);
    await keep('proxy/alice', proxyUser.password);
    expect(await report()).toMatchObject({ waiting: 0, phase: 'delivered' });
    expect(await held()).toBeGreaterThan(before);
    expect(await proxy.log()).toContain(`CONNECT localhost:${icinga.port}`);
    const written = await everythingIn(station.folder);
    expect(written).toContain('kept for later');
    for (const secret of [proxyUser.password, pem.split('\n')[1] ?? ''])
      expect(written).not.toContain(secret);
  });

  it('the password of the ApiUser is used, and a locked key ring is waited for', async () => {
    const { user, password } = icinga.credentials(host);
    await keep(`main/${user}`, password);
    await keep('proxy/alice', proxyUser.password);
    await waiting({ type: 'password', user });
    const before = await held();
    const findings = JSON.parse((await station.fettle('doctor', '--json')).stdout).targets[0].findings;
    expect(findings.filter(({ verdict }: { verdict: string }) => verdict === 'failed')).toEqual([]);
    await keyring.lock();
    expect(await report()).toMatchObject({ waiting: 1, phase: 'key-ring-locked' });
    expect(await held()).toBe(before);
  });
});
