import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import type { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'esbuild';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ConnectionSettings } from '../../electron/icinga/http/connection';
import type { RequestOutcome } from '../../electron/icinga/types';
import { makeAuthority } from '../support/icinga/certificates';
import {
  type FaultOptions,
  type FaultServer,
  httpAnswer,
  startFaultServer,
} from '../support/servers/faultServer';

const run = promisify(execFile);
const day = 86_400;
const names = 'DNS:localhost';
const processed = '{"results":[{"code":200,"status":"Successfully processed check result."}]}';
const answering = (socket: Socket) => void socket.write(httpAnswer('200 OK', processed));

let folder: string;
const servers: FaultServer[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fettle-boringssl-'));
});
afterAll(async () => {
  for (const server of servers) await server.stop();
  await rm(folder, { recursive: true, force: true });
});

async function serve(options: FaultOptions): Promise<string> {
  const server = await startFaultServer({ onData: answering, ...options });
  servers.push(server);
  return server.url;
}

it('Electron’s BoringSSL and Node’s OpenSSL come to the same verdicts', async () => {
  const now = Date.now() / 1000;
  const authority = await makeAuthority(join(folder, 'ca'), 'CA');
  const other = await makeAuthority(join(folder, 'other'), 'Other');
  const good = await authority.issue({ names });
  const tls12 = await serve({ files: good, maxVersion: 'TLSv1.2' });
  const cbc = await serve({ files: good, maxVersion: 'TLSv1.2', ciphers: 'ECDHE-ECDSA-AES256-SHA384' });
  const fine = await serve({ files: good });
  const stranger = await other.issue({ names: 'DNS:client' });
  const identity = async (cert: string, key: string): Promise<ConnectionSettings['credentials']> => ({
    type: 'certificate',
    cert: await readFile(cert, 'utf8'),
    key: await readFile(key, 'utf8'),
  });
  const cases: [string, Partial<ConnectionSettings> & { endpoint: string }, string][] = [
    ['lax', { endpoint: fine, tls: 'lax' }, 'accepted'],
    ['intermediate', { endpoint: fine }, 'accepted'],
    ['modern', { endpoint: fine, tls: 'modern' }, 'accepted'],
    ['two authorities', { endpoint: fine, ca: other.ca + authority.ca }, 'accepted'],
    ['TLS 1.2, lax', { endpoint: tls12, tls: 'lax' }, 'accepted'],
    ['TLS 1.2, intermediate', { endpoint: tls12 }, 'accepted'],
    ['TLS 1.2, modern', { endpoint: tls12, tls: 'modern' }, 'tls-refused'],
    ['CBC, intermediate', { endpoint: cbc }, 'tls-refused'],
    [
      'expired',
      {
        endpoint: await serve({
          files: await authority.issue({ names, from: now - 2 * day, until: now - day }),
        }),
      },
      'certificate-expired',
    ],
    [
      'not yet valid',
      { endpoint: await serve({ files: await authority.issue({ names, from: now + day }) }) },
      'certificate-not-yet-valid',
    ],
    [
      'another name',
      { endpoint: await serve({ files: await authority.issue({ names: 'DNS:elsewhere' }) }) },
      'host-name-mismatch',
    ],
    [
      'an IPv6 address',
      {
        endpoint: await serve({
          files: await authority.issue({ names: 'DNS:localhost,IP:::1' }),
          address: '::1',
        }),
      },
      'accepted',
    ],
    [
      'another IPv6 address',
      { endpoint: await serve({ files: await authority.issue({ names: 'IP:::2' }), address: '::1' }) },
      'host-name-mismatch',
    ],
    ['another authority', { endpoint: fine, ca: other.ca }, 'certificate-untrusted'],
    ['a public authority', { endpoint: fine, ca: undefined }, 'certificate-untrusted'],
    [
      'no TLS',
      {
        endpoint: await serve({
          files: undefined,
          onData: (socket) => void socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'),
        }),
      },
      'not-icinga',
    ],
    [
      'a key of another certificate',
      { endpoint: fine, credentials: await identity(good.cert, stranger.key) },
      'unauthorized',
    ],
    [
      'a file that is no certificate',
      { endpoint: fine, credentials: { type: 'certificate', cert: 'x', key: 'y' } },
      'unauthorized',
    ],
  ];
  const connections = cases.map(
    ([, changes]): ConnectionSettings => ({
      tls: 'intermediate',
      ca: authority.ca,
      credentials: { type: 'password', user: 'u', password: 'p' },
      connectTimeout: 5,
      answerTimeout: 5,
      ...changes,
    }),
  );
  const program = join(folder, 'askMany.cjs');
  await build({
    entryPoints: [join(__dirname, '../support/programs/askMany.ts')],
    outfile: program,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    target: 'node20',
  });
  const job = join(folder, 'job.json');
  await writeFile(job, JSON.stringify(connections));
  const { findRuntime } = await import('../../build/setup/runtime.mjs');
  const electron: string = findRuntime(join(__dirname, '../..')).executable;
  const verdicts = async (executable: string) => {
    const env = { PATH: process.env.PATH, HOME: folder, ELECTRON_RUN_AS_NODE: '1' };
    const { tls, outcomes }: { tls: string; outcomes: RequestOutcome[] } = JSON.parse(
      (await run(executable, [program, job], { env })).stdout,
    );
    const told = cases.map(([name], index) => {
      const outcome = outcomes[index];
      return [name, outcome && 'reason' in outcome ? outcome.reason : outcome?.kind];
    });
    return { tls, told };
  };
  const expected = cases.map(([name, , verdict]) => [name, verdict]);
  const [node, app] = [await verdicts(process.execPath), await verdicts(electron)];
  expect(node.told).toEqual(expected);
  expect(app.told).toEqual(expected);
  // Otherwise the same library was asked twice.
  expect(app.tls).not.toBe(node.tls);
});
