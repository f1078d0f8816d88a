import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Connection, IcingaClient } from '../../electron/icinga/rest/client';
import type { PassiveResult } from '../../shared/passiveResult';
import { giveLastingResults, whatClientsCanChange } from '../support/icinga/changeable';
import { usedPermissions } from '../support/icinga/config';
import { type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { provideAuthority } from '../support/icinga/pki';

const alice = 'laptop-alice';
const bob = 'laptop-bob';
const carol = 'laptop-carol';
const author = 'Fettle on laptop-alice';
const epoch = () => Date.now() / 1000;

let icinga: RunningIcinga;
let ca: string;
let client: IcingaClient;
const clients: IcingaClient[] = [];

function clientOf(host: string, changes: Partial<Connection> = {}): IcingaClient {
  const made = new IcingaClient({
    endpoint: icinga.url,
    ca,
    tls: 'intermediate',
    credentials: { type: 'password', ...icinga.credentials(host) },
    ...changes,
  });
  clients.push(made);
  return made;
}

let latest = 0;

/** A CRITICAL result that is newer than all before, as the server demands. */
function result(service: string, changes: Partial<PassiveResult> = {}): PassiveResult {
  const now = Math.max(epoch(), latest + 0.001);
  latest = now;
  return {
    host: alice,
    service,
    exitStatus: 2,
    output: `${service} is broken`,
    performanceData: [],
    executionStart: now,
    executionEnd: now,
    ttl: 3600,
    checkSource: alice,
    ...changes,
  };
}

async function onServer(service: string, host = alice) {
  const found = (await icinga.readServices(host)).find((one) => one.name === service);
  if (found === undefined) throw new Error(`no service ${service}`);
  return found;
}

beforeAll(async () => {
  icinga = await startIcinga({
    hosts: [
      { name: alice, services: ['updates', 'backups', 'archive', 'packages'] },
      { name: bob, services: ['updates'], permissions: ['actions/acknowledge-problem'] },
      { name: carol, services: ['updates'], permissions: [...usedPermissions, 'objects/query/Comment'] },
    ],
  });
  ca = await readFile(icinga.caFile, 'utf8');
}, 60_000);

beforeEach(() => {
  client = clientOf(alice);
});

afterEach(async () => {
  await Promise.all(clients.splice(0).map((one) => one.close()));
});

afterAll(() => icinga?.stop());

describe('results', () => {
  it('arrive whole', async () => {
    const sent = result('updates', {
      exitStatus: 1,
      output: 'WARNING: äöü | not perfdata\nsecond line "quoted" $x$',
      performanceData: ["'days since backup'=10;4;7;0", 'size=5MB'],
      executionStart: 1_700_000_000.25,
      executionEnd: 1_700_000_001.5,
      ttl: 604_800,
      checkSource: 'the laptop',
    });
    expect(await client.sendResults([sent])).toEqual([{ kind: 'accepted' }]);
    expect(await onServer('updates')).toMatchObject({
      state: 1,
      output: sent.output,
      perfdata: sent.performanceData,
      executionStart: sent.executionStart,
      executionEnd: sent.executionEnd,
      ttl: sent.ttl,
      checkSource: sent.checkSource,
    });
  });

  it('go pipelined over one connection and keep their order', async () => {
    const many = Array.from({ length: 300 }, (_, index) => result('updates', { output: `number ${index}` }));
    const outcomes = await client.sendResults(many);
    expect(outcomes.filter((one) => one.kind !== 'accepted')).toEqual([]);
    expect((await onServer('updates')).output).toBe('number 299');
  });

  it('are each judged for themselves', async () => {
    const outcomes = await client.sendResults([result('updates'), result('nope'), result('backups')]);
    expect(outcomes).toMatchObject([
      { kind: 'accepted' },
      { kind: 'rejected', reason: 'not-found', status: expect.stringContaining('Object does not exist') },
      { kind: 'accepted' },
    ]);
  });

  it('that started before the stored one are dropped by the server', async () => {
    // Well in the past: a stored result that lies in the server's future gives way to any other.
    const past = epoch() - 60;
    const newer = result('packages', { output: 'newer', executionStart: past, executionEnd: past });
    expect(await client.sendResults([newer])).toEqual([{ kind: 'accepted' }]);
    const start = newer.executionStart;
    const older = result('packages', { output: 'older', executionStart: start - 1, executionEnd: start + 2 });
    const [outcome] = await client.sendResults([older]);
    expect(['accepted', 'dropped']).toContain(outcome?.kind);
    expect((await onServer('packages')).output).toBe('newer');
  });

  it('may arrive twice', async () => {
    const sent = result('packages', { output: 'the same' });
    expect(await client.sendResults([sent, sent])).toEqual([{ kind: 'accepted' }, { kind: 'accepted' }]);
    expect((await onServer('packages')).output).toBe('the same');
  });

  it('of nothing make no request', async () => {
    const nowhere = clientOf(alice, { endpoint: 'https://localhost:1' });
    expect(await nowhere.sendResults([])).toEqual([]);
  });

  it('survive a reload of the server between them', async () => {
    expect(await client.sendResults([result('updates')])).toEqual([{ kind: 'accepted' }]);
    await icinga.reload();
    expect(await client.sendResults([result('updates')])).toEqual([{ kind: 'accepted' }]);
  });

  it('sent while the server reloads are accepted or may be sent again', async () => {
    let reloading = true;
    const reloaded = icinga.reload().finally(() => {
      reloading = false;
    });
    const kinds = new Set<string>();
    while (reloading) {
      for (const outcome of await client.sendResults([result('updates'), result('backups')])) {
        kinds.add(outcome.kind === 'failed' ? `failed ${outcome.reason}` : outcome.kind);
      }
    }
    await reloaded;
    kinds.delete('accepted');
    for (const kind of kinds) {
      expect(['failed unreachable', 'failed connection-lost', 'failed server-error']).toContain(kind);
    }
    expect(await client.sendResults([result('updates', { output: 'after all' })])).toEqual([
      { kind: 'accepted' },
    ]);
    expect((await onServer('updates')).output).toBe('after all');
  });
});

describe('acknowledgements', () => {
  const request = (services: string[], changes = {}) => ({
    host: alice,
    services,
    author,
    comment: 'shut down by its user; back tomorrow',
    sticky: true,
    expiry: Math.floor(epoch()) + 3600.123,
    ...changes,
  });

  beforeEach(async () => {
    await client.sendResults([
      result('updates', { exitStatus: 0 }),
      result('backups', { exitStatus: 1 }),
      result('archive', { exitStatus: 3 }),
    ]);
    await client.removeAcknowledgement({ host: alice, services: ['backups', 'archive'], author });
  });

  it('are set on the problems among the services, and say what was there already', async () => {
    const asked = request(['updates', 'backups', 'archive']);
    expect(await client.acknowledge(asked)).toMatchObject([
      { service: 'updates', outcome: { kind: 'nothing-to-do', status: `Service ${alice}!updates is OK.` } },
      { service: 'backups', outcome: { kind: 'accepted' } },
      { service: 'archive', outcome: { kind: 'accepted' } },
    ]);
    expect(await onServer('backups')).toMatchObject({
      acknowledged: true,
      sticky: true,
      author,
      comment: asked.comment,
      expiry: asked.expiry,
    });
    expect((await onServer('updates')).acknowledged).toBe(false);
    expect(await client.acknowledge(request(['backups']))).toMatchObject([
      { outcome: { kind: 'nothing-to-do', status: expect.stringContaining('already acknowledged') } },
    ]);
  });

  it('are set on the known services when one is unknown', async () => {
    expect(await client.acknowledge(request(['nope', 'archive', 'updates']))).toMatchObject([
      { service: 'nope', outcome: { kind: 'rejected', reason: 'not-found' } },
      { service: 'archive', outcome: { kind: 'accepted' } },
      { service: 'updates', outcome: { kind: 'nothing-to-do' } },
    ]);
    expect((await onServer('archive')).acknowledged).toBe(true);
  });

  it('of no service touch none', async () => {
    expect(await client.acknowledge(request([]))).toEqual([]);
    expect(await client.removeAcknowledgement({ host: alice, services: [], author })).toEqual([]);
    expect((await onServer('archive')).acknowledged).toBe(false);
  });

  it('with an expiry in the past are rejected', async () => {
    expect(await client.acknowledge(request(['archive'], { expiry: epoch() - 10 }))).toMatchObject([
      { outcome: { kind: 'rejected', reason: 'bad-request' } },
    ]);
  });

  it('are known again by their exact expiry, and removed', async () => {
    const asked = request(['archive'], { sticky: false });
    await client.acknowledge(asked);
    const seen = await client.services(alice, ['archive', 'nope']);
    // One that is not there does no harm to the others.
    expect(seen).toMatchObject({ kind: 'services', services: [{ name: 'archive' }] });
    const archive =
      seen.kind === 'services' ? seen.services.find((one) => one.name === 'archive') : undefined;
    expect(archive).toMatchObject({
      state: 3,
      acknowledged: true,
      sticky: false,
      acknowledgementExpiry: asked.expiry,
      result: { output: 'archive is broken', checkSource: alice },
    });
    const removed = await client.removeAcknowledgement({
      host: alice,
      services: ['archive', 'nope'],
      author,
    });
    expect(removed).toMatchObject([
      { service: 'archive', outcome: { kind: 'accepted' } },
      { service: 'nope', outcome: { kind: 'rejected', reason: 'not-found' } },
    ]);
    expect((await onServer('archive')).acknowledged).toBe(false);
  });

  it('name their author to whom may query comments', async () => {
    const other = clientOf(carol);
    await other.sendResults([result('updates', { host: carol })]);
    await other.acknowledge(request(['updates'], { host: carol, author: 'Carol' }));
    expect(await other.services(carol, ['updates'])).toMatchObject({
      services: [{ name: 'updates', acknowledged: true, author: 'Carol', comment: request([]).comment }],
    });
  });
});

describe('input that looks like code', () => {
  const hostile = [
    'x" || "a" == "a',
    'updates" || true || "',
    '*',
    '',
    '../services',
    'updates!x',
    'a\u0000b',
    '{{ true }}',
  ];

  const mark = { author, comment: 'lasting', sticky: true, expiry: epoch() + 86_400 };

  /**
   * Leaves no acknowledgement of the tests before, which would end by itself in the middle of a comparison, and makes one that
   * lasts, for a request to remove.
   */
  async function lastingMarks(): Promise<void> {
    for (const type of ['Service', 'Host'])
      await icinga.ask('POST', '/v1/actions/remove-acknowledgement', { type, filter: 'true' });
    await giveLastingResults(icinga.ask);
    await client.acknowledge({ ...mark, host: alice, services: ['updates'] });
  }

  it.each(hostile)('as a service name %j changes nothing', async (service) => {
    await lastingMarks();
    const before = await Promise.all([icinga.readServices(alice), icinga.readServices(bob)]);
    const [sent] = await client.sendResults([result(service, { output: 'injected' })]);
    expect(sent).toMatchObject({ kind: 'rejected' });
    const [acknowledged] = await client.acknowledge({
      host: alice,
      services: [service],
      author,
      comment: 'injected',
      sticky: true,
      expiry: epoch() + 100,
    });
    expect(acknowledged?.outcome.kind).toBe('rejected');
    expect(await Promise.all([icinga.readServices(alice), icinga.readServices(bob)])).toEqual(before);
  });

  it.each([...hostile, 'laptop-*', `${alice}!updates", "service": "${bob}!updates`])(
    'as a host name %j changes nothing anywhere on the server',
    async (host) => {
      await lastingMarks();
      const before = await whatClientsCanChange(icinga.ask);
      const [sent] = await client.sendResults([result('updates', { host, output: 'injected' })]);
      expect(sent).toMatchObject({ kind: 'rejected' });
      const request = { author, comment: 'injected', sticky: true, expiry: epoch() + 100 };
      const [acknowledged] = await client.acknowledge({ ...request, host, services: ['updates'] });
      expect(acknowledged?.outcome.kind).toBe('rejected');
      await client.removeAcknowledgement({ host, services: ['updates'], author });
      await client.machine.acknowledgeHost({ ...request, host });
      const downtime = { host, author, comment: 'injected', start: epoch(), end: epoch() + 100 };
      await client.machine.scheduleDowntime(downtime);
      await client.machine.hostResult(host, false, 'injected', epoch());
      expect(await whatClientsCanChange(icinga.ask)).toEqual(before);
    },
  );

  it('would be seen in that comparison, whatever it changed', async () => {
    await lastingMarks();
    const changes: (() => Promise<unknown>)[] = [
      () => client.sendResults([result('updates', { output: 'injected' })]),
      () => client.acknowledge({ ...mark, host: alice, services: ['backups'] }),
      () => client.removeAcknowledgement({ host: alice, services: ['updates'], author }),
      () => client.machine.acknowledgeHost({ ...mark, host: alice }),
      () => client.machine.scheduleDowntime({ ...mark, host: alice, start: epoch(), end: epoch() + 100 }),
      () => client.machine.hostResult(alice, false, 'injected', epoch()),
    ];
    for (const change of changes) {
      const before = await whatClientsCanChange(icinga.ask);
      await change();
      expect(await whatClientsCanChange(icinga.ask), String(change)).not.toEqual(before);
    }
    await client.machine.hostResult(alice, true, 'up', epoch());
  });

  it('as author and comment is stored as it is', async () => {
    await client.sendResults([result('packages')]);
    await client.removeAcknowledgement({ host: alice, services: ['packages'], author: '"; DROP' });
    const text = '","services":["laptop-alice!updates"],"x":"\r\n\r\nPOST / {{ host.name }} $host.name$';
    const [done] = await client.acknowledge({
      host: alice,
      services: ['packages'],
      author: text,
      comment: text,
      sticky: true,
      expiry: epoch() + 100,
    });
    expect(done?.outcome).toEqual({ kind: 'accepted' });
    expect(await onServer('packages')).toMatchObject({ author: text, comment: text });
  });

  it("cannot reach another machine's services", async () => {
    expect(await client.sendResults([result('updates', { host: bob })])).toMatchObject([
      { kind: 'rejected', reason: 'not-found', status: expect.stringContaining('Access denied') },
    ]);
    expect((await onServer('updates', bob)).output).not.toContain('broken');
  });
});

describe('credentials and trust', () => {
  const rejected = async (changes: Partial<Connection>) =>
    (await clientOf(alice, changes).sendResults([result('updates')]))[0];

  it('a wrong password is said to be one', async () => {
    expect(
      await rejected({
        credentials: { type: 'password', user: icinga.credentials(alice).user, password: 'wrong' },
      }),
    ).toMatchObject({ kind: 'rejected', reason: 'unauthorized' });
  });

  it.each(['rsa', 'ec'] as const)(
    'a client certificate with an %s key works, of the own host only',
    async (type) => {
      const files = await icinga.clientCertificate(alice, type);
      const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')]);
      const owner = clientOf(alice, { credentials: { type: 'certificate', cert, key } });
      expect(await owner.sendResults([result('updates'), result('updates', { host: bob })])).toMatchObject([
        { kind: 'accepted' },
        { kind: 'rejected', reason: 'not-found' },
      ]);
    },
  );

  it('a certificate that no user has is refused', async () => {
    const files = await icinga.clientCertificate('stranger');
    const [cert, key] = await Promise.all([readFile(files.cert, 'utf8'), readFile(files.key, 'utf8')]);
    expect(await rejected({ credentials: { type: 'certificate', cert, key } })).toMatchObject({
      kind: 'rejected',
      reason: 'unauthorized',
    });
  });

  it.each([
    ['that is none', 'nonsense', 'nonsense'],
    ['of another key', 'own', 'foreign'],
  ])('a certificate %s is said to be unusable', async (_, certFrom, keyFrom) => {
    const [own, foreign] = await Promise.all([
      icinga.clientCertificate(alice),
      icinga.clientCertificate(alice),
    ]);
    const texts = {
      nonsense: 'nonsense',
      own: await readFile(own.cert, 'utf8'),
      foreign: await readFile(foreign.key, 'utf8'),
    };
    const pick = (name: string) => texts[name as keyof typeof texts];
    expect(
      await rejected({ credentials: { type: 'certificate', cert: pick(certFrom), key: pick(keyFrom) } }),
    ).toMatchObject({ kind: 'rejected', reason: 'unauthorized' });
  });

  it('a missing permission is named', async () => {
    expect(await clientOf(bob).sendResults([result('updates', { host: bob })])).toMatchObject([
      {
        kind: 'rejected',
        reason: 'not-found',
        status: expect.stringContaining('Missing permission: actions/process-check-result'),
      },
    ]);
    expect(await clientOf(bob).services(bob, ['updates'])).toMatchObject({
      kind: 'rejected',
      reason: 'not-found',
    });
    expect(await clientOf(bob).permissions()).toEqual({
      kind: 'permissions',
      permissions: ['actions/acknowledge-problem'],
      filtered: ['actions/acknowledge-problem'],
    });
  });

  it('a server of another authority gets nothing', async () => {
    expect(await rejected({ ca: undefined })).toMatchObject({
      kind: 'rejected',
      reason: 'certificate-untrusted',
    });
    const folder = await mkdtemp(join(tmpdir(), 'fettle-other-ca-'));
    try {
      await provideAuthority(folder, 'other');
      const otherCa = await readFile(join(folder, 'data', 'certs', 'ca.crt'), 'utf8');
      expect(await rejected({ ca: otherCa })).toMatchObject({
        kind: 'rejected',
        reason: 'certificate-untrusted',
      });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }, 60_000);

  it('a server of another name gets nothing', async () => {
    expect(await rejected({ endpoint: `https://127.0.0.1:${icinga.port}` })).toMatchObject({
      kind: 'rejected',
      reason: 'host-name-mismatch',
    });
  });

  it.each(['lax', 'intermediate', 'modern'] as const)('TLS level %s works', async (tls) => {
    expect(await rejected({ tls })).toEqual({ kind: 'accepted' });
  });
});
