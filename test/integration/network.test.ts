import dns from 'node:dns';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TLSSocket } from 'node:tls';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { LeavingRequest } from '../../electron/icinga/http/connection';
import { type Connection, IcingaClient } from '../../electron/icinga/rest/client';
import type { PassiveResult } from '../../shared/passiveResult';
import { makeAuthority, type TestAuthority } from '../support/icinga/certificates';
import { freePort, type RunningIcinga, startIcinga } from '../support/icinga/icinga';
import { startDeafServer } from '../support/servers/deafServer';
import {
  type FaultOptions,
  type FaultServer,
  httpAnswer,
  startFaultServer,
} from '../support/servers/faultServer';
import { type RunningProxy, startTinyproxy } from '../support/servers/tinyproxy';

const host = 'laptop-alice';
const day = 86_400;
const now = () => Date.now() / 1000;
const names = 'DNS:localhost,IP:127.0.0.1,IP:::1';
const processed =
  '{"results":[{"code":200,"status":"Successfully processed check result for object \'h!s\'."}]}';
const answering = (socket: Socket) => void socket.write(httpAnswer('200 OK', processed));

let folder: string;
let authority: TestAuthority;
let other: TestAuthority;
let icinga: RunningIcinga;
const undos: (() => Promise<void>)[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fettle-network-'));
  authority = await makeAuthority(join(folder, 'old'), 'Old CA');
  other = await makeAuthority(join(folder, 'new'), 'New CA');
  icinga = await startIcinga({ hosts: [{ name: host, services: ['one'] }] });
});
afterEach(async () => {
  for (const undo of undos.splice(0).reverse()) await undo();
});
afterAll(async () => {
  await icinga.stop();
  await rm(folder, { recursive: true, force: true });
});

const result = (): PassiveResult => ({
  host,
  service: 'one',
  exitStatus: 0,
  output: 'fine',
  performanceData: [],
  executionStart: now(),
  executionEnd: now(),
  ttl: 60,
  checkSource: host,
});

function client(connection: Partial<Connection> & { endpoint: string }): IcingaClient {
  const made = new IcingaClient({
    tls: 'intermediate',
    ca: authority.ca,
    credentials: { type: 'password', user: 'u', password: 'geheim' },
    connectTimeout: 2,
    answerTimeout: 2,
    ...connection,
  });
  undos.push(() => made.close());
  return made;
}

async function server(options: FaultOptions): Promise<FaultServer> {
  const made = await startFaultServer(options);
  undos.push(() => made.stop());
  return made;
}

async function proxy(credentials?: { user: string; password: string }): Promise<RunningProxy> {
  const made = await startTinyproxy(credentials);
  undos.push(() => made.stop());
  return made;
}

const toIcinga = async (changes: Partial<Connection>) =>
  client({
    endpoint: icinga.url,
    ca: await readFile(icinga.caFile, 'utf8'),
    credentials: { type: 'password', ...icinga.credentials(host) },
    ...changes,
  });

describe('certificates', () => {
  it.each([
    ['expired', { until: now() - day, from: now() - 2 * day }, 'certificate-expired'],
    ['not valid yet', { from: now() + day }, 'certificate-not-yet-valid'],
    ['of another name', { names: 'DNS:elsewhere.example' }, 'host-name-mismatch'],
  ])('that are %s are refused, and nothing is sent', async (_, wish, reason) => {
    const seen: string[] = [];
    const files = await authority.issue({ names, ...wish });
    const bad = await server({ files, onData: (_socket, data) => void seen.push(data) });
    expect(await client({ endpoint: bad.url }).sendResults([result()])).toMatchObject([
      { kind: 'rejected', reason },
    ]);
    expect(seen).toEqual([]);
  });

  it('of another authority are refused at every level', async () => {
    const foreign = await server({ files: await other.issue({ names }), onData: answering });
    for (const tls of ['lax', 'intermediate', 'modern'] as const) {
      expect(await client({ endpoint: foreign.url, tls }).sendResults([result()])).toMatchObject([
        { kind: 'rejected', reason: 'certificate-untrusted' },
      ]);
    }
  });

  it('of both authorities are taken during a rotation', async () => {
    const ca = authority.ca + other.ca;
    for (const each of [authority, other]) {
      const one = await server({ files: await each.issue({ names }), onData: answering });
      expect(await client({ endpoint: one.url, ca }).sendResults([result()])).toEqual([{ kind: 'accepted' }]);
    }
  });

  it.each([
    ['TLS 1.2 only', { maxVersion: 'TLSv1.2' }, ['accepted', 'accepted', 'failed']],
    [
      'CBC suites only',
      { maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-SHA384' },
      ['accepted', 'failed', 'failed'],
    ],
    ['TLS 1.3', {}, ['accepted', 'accepted', 'accepted']],
  ] as const)('and levels: a server with %s', async (_, options, outcomes) => {
    const one = await server({ files: await authority.issue({ names }), ...options, onData: answering });
    const levels = ['lax', 'intermediate', 'modern'] as const;
    const got = [];
    for (const tls of levels) got.push(...(await client({ endpoint: one.url, tls }).sendResults([result()])));
    expect(got.map(({ kind }) => kind)).toEqual(outcomes);
    for (const outcome of got) if (outcome.kind === 'failed') expect(outcome.reason).toBe('tls-refused');
  });
});

describe('the way to the server', () => {
  it('may be IPv6', async () => {
    const files = await authority.issue({ names });
    const six = await server({ files, address: '::1', onData: answering });
    expect(six.url).toContain('[::1]');
    expect(await client({ endpoint: six.url }).sendResults([result()])).toEqual([{ kind: 'accepted' }]);
  });

  it('may not be an IPv6 address that the certificate does not have', async () => {
    const files = await authority.issue({ names: 'DNS:localhost,IP:127.0.0.1,IP:::2' });
    const six = await server({ files, address: '::1', onData: answering });
    expect(await client({ endpoint: six.url }).sendResults([result()])).toMatchObject([
      { kind: 'rejected', reason: 'host-name-mismatch' },
    ]);
  });

  it('may be a proxy that asks for credentials', async () => {
    const credentials = { user: 'alice', password: 'proxy-password' };
    const { port, log } = await proxy(credentials);
    const through = await toIcinga({ proxy: { host: '127.0.0.1', port, credentials } });
    expect(await through.sendResults([result()])).toEqual([{ kind: 'accepted' }]);
    expect(await log()).toContain(`CONNECT localhost:${icinga.port}`);
  });

  it('ends at a proxy that does not take the credentials, and says so', async () => {
    const { port } = await proxy({ user: 'alice', password: 'proxy-password' });
    for (const credentials of [undefined, { user: 'alice', password: 'wrong' }]) {
      const refused = await toIcinga({ proxy: { host: '127.0.0.1', port, credentials } });
      expect(await refused.sendResults([result()])).toMatchObject([
        { kind: 'failed', reason: 'proxy-refused', status: expect.stringMatching(/HTTP 40[17]/) },
      ]);
    }
  });

  it('ends at a proxy that is not there, and says that it is the proxy', async () => {
    const lost = await toIcinga({ proxy: { host: '127.0.0.1', port: await freePort() } });
    expect(await lost.sendResults([result()])).toMatchObject([
      { kind: 'failed', reason: 'unreachable', phase: 'proxy' },
    ]);
  });

  it.each(['proxy', 'tls'] as const)('names the phase that hangs: %s', async (phase) => {
    const silent = await server({});
    const port = Number(new URL(silent.url).port);
    const hanging = client({
      endpoint: silent.url,
      connectTimeout: 0.3,
      ...(phase === 'proxy' ? { proxy: { host: '127.0.0.1', port } } : {}),
    });
    expect(await hanging.sendResults([result()])).toMatchObject([
      { kind: 'failed', reason: 'timeout', phase },
    ]);
  });

  it('resumes the TLS session of the connection before', async () => {
    const resumed: boolean[] = [];
    const files = await authority.issue({ names });
    const one = await server({
      files,
      onConnection: (socket) => void (socket instanceof TLSSocket && resumed.push(socket.isSessionReused())),
      onData: answering,
    });
    const sender = client({ endpoint: one.url });
    for (let connection = 0; connection < 2; connection += 1) {
      expect(await sender.sendResults([result()])).toEqual([{ kind: 'accepted' }]);
      await sender.close();
    }
    expect(resumed).toEqual([false, true]);
  });

  it('names the phase that hangs: connect', async () => {
    const deaf = await startDeafServer();
    undos.push(() => deaf.stop());
    expect(await client({ endpoint: deaf.url, connectTimeout: 0.5 }).sendResults([result()])).toMatchObject([
      { kind: 'failed', reason: 'timeout', phase: 'connect' },
    ]);
  });

  it('names the phase that hangs: lookup', async () => {
    const asked = vi.spyOn(dns, 'lookup').mockImplementation((() => ({})) as never);
    const endpoint = 'https://icinga.example:5665';
    expect(await client({ endpoint, connectTimeout: 0.3 }).sendResults([result()])).toMatchObject([
      { kind: 'failed', reason: 'timeout', phase: 'lookup' },
    ]);
    expect(asked).toHaveBeenCalled();
  });

  it('may lead to a hotel’s sign-in page, with a certificate that is in order', async () => {
    const files = await authority.issue({ names });
    const portal = await server({
      files,
      onData: (socket) =>
        void socket.write(httpAnswer('200 OK', '<html>Welcome, please sign in</html>', 'text/html')),
    });
    expect(await client({ endpoint: portal.url }).sendResults([result()])).toMatchObject([
      { kind: 'failed', reason: 'not-icinga' },
    ]);
  });

  it.each([503, 429])('may lead to a server that asks for a pause: %d', async (code) => {
    const files = await authority.issue({ names });
    const answer = httpAnswer(`${code} Busy`, '{"error":503,"status":"busy"}').replace(
      '\r\n',
      '\r\nRetry-After: 120\r\n',
    );
    const busy = await server({ files, onData: (socket) => void socket.write(answer) });
    expect(await client({ endpoint: busy.url }).sendResults([result()])).toMatchObject([
      { kind: 'failed', reason: 'server-error', retryAfter: 120 },
    ]);
  });
});

describe('the record', () => {
  const taken: (LeavingRequest & { heard: unknown[] })[] = [];
  const record: Connection['record'] = (requests) =>
    requests.map((request) => {
      const entry = { ...request, heard: [] as unknown[] };
      taken.push(entry);
      return (heard) => entry.heard.push(heard);
    });
  afterEach(() => void taken.splice(0));

  it('holds byte for byte what the server got, and its answer without our credentials', async () => {
    let got = '';
    const files = await authority.issue({ names });
    const pair = Buffer.from('u:geheim').toString('base64');
    const echo = await server({
      files,
      onData: (socket, data) => {
        got += Buffer.from(data, 'latin1').toString('utf8');
        socket.write(httpAnswer('200 OK', `${processed} Basic ${pair} geheim`));
      },
    });
    const text = 'Größe ✓ | a=1 "quoted" \\';
    await client({ endpoint: echo.url, record }).sendResults([{ ...result(), output: text }]);
    const [entry] = taken;
    expect(JSON.parse(entry?.body ?? '').plugin_output).toBe(text);
    expect(got.slice(got.indexOf('\r\n\r\n') + 4)).toBe(entry?.body);
    expect(got).toContain(`${entry?.method} ${entry?.path} HTTP/1.1`);
    expect(entry).toMatchObject({ objects: [`${host}!one`], heard: [{ status: 200 }] });
    expect(JSON.stringify(taken)).not.toMatch(new RegExp(`geheim|${pair}`));
  });

  it('holds nothing that never left', async () => {
    const down = client({ endpoint: `https://localhost:${await freePort()}`, record });
    await down.sendResults([result()]);
    expect(taken).toEqual([]);
  });

  it('says when no answer came', async () => {
    const files = await authority.issue({ names });
    const silent = await server({ files });
    await client({ endpoint: silent.url, record, answerTimeout: 0.3 }).sendResults([result()]);
    const [entry] = taken;
    expect(entry?.heard).toEqual([{ error: expect.stringContaining('the answer took longer') }]);
  });
});
