import { createPublicKey, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer as createHttps } from 'node:https';
import type { AddressInfo, Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTls } from 'node:tls';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { CertificateWatch } from '../../electron/agent/delivery/certificateWatch';
import { askAgain, enroll } from '../../electron/agent/enrollment/enroll';
import { fetchText } from '../../electron/checks/ntopng/fetch';
import { shakeHands } from '../../electron/icinga/http/handshake';
import { makeCertificate } from '../../electron/icinga/pki/certificate';
import { NetstringReader, netstring } from '../../electron/icinga/pki/netstring';
import { credentialFiles } from '../../electron/store/credentials';
import { TargetSchema } from '../../shared/policy';
import { ManualClock } from '../support/agent/manualClock';

const now = Math.floor(Date.now() / 1000);
const span = { from: now - 3600, until: now + 3600 };
const newKey = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const pemOf = (key: KeyObject) => key.export({ type: 'pkcs8', format: 'pem' }).toString();
const authorityOf = (key: KeyObject, commonName: string) => makeCertificate({ commonName, key, ...span });

let folder: string;
let server: Server | undefined;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-attack-'));
});
afterEach(() => {
  vi.unstubAllEnvs();
  server?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function portOf(listening: Server): Promise<number> {
  server = listening;
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve));
  return (listening.address() as AddressInfo).port;
}

/** A satellite that signs what it is asked for, and puts into its answer the authorities that it likes. */
async function satellite(authority: { key: KeyObject; name: string }, authorities: () => string) {
  const key = newKey();
  const issuer = { commonName: authority.name, key: authority.key };
  const cert = makeCertificate({ commonName: 'satellite', key, issuer, ...span });
  const options = { cert, key: pemOf(key), requestCert: true, rejectUnauthorized: false };
  const port = await portOf(
    createTls(options, (socket) => {
      const reader = new NetstringReader();
      socket.on('error', () => undefined);
      socket.on('data', (chunk) => {
        for (const text of reader.read(chunk)) {
          const { raw, subject } = socket.getPeerCertificate();
          const asked = createPublicKey(
            new X509Certificate(raw).publicKey.export({ type: 'spki', format: 'pem' }),
          );
          const signed = makeCertificate({ commonName: String(subject.CN), key: asked, issuer, ...span });
          const result = { status_code: 0, cert: signed, ca: authorities() };
          socket.write(netstring(JSON.stringify({ jsonrpc: '2.0', id: JSON.parse(text).id, result })));
        }
      });
    }),
  );
  const fingerprint = new X509Certificate(cert).fingerprint256;
  return { endpoint: `https://localhost:${port}`, tls: 'modern' as const, fingerprint };
}

it('7 a satellite plants no authority beside the one that signed, at enrollment and at renewal', async () => {
  const authority = { key: newKey(), name: 'Icinga CA' };
  const real = authorityOf(authority.key, authority.name);
  const planted = authorityOf(newKey(), 'Planted CA');
  const lookAlike = authorityOf(newKey(), authority.name);
  const way = await satellite(authority, () => `${real}${planted}${lookAlike}`);
  const files = credentialFiles(folder, 'main');
  for (const ask of [() => enroll(files, { host: 'laptop', way, now }), () => askAgain(files, way, now)]) {
    expect(await ask()).toMatchObject({ kind: 'issued' });
    const stored = readFileSync(files.ca, 'utf8');
    expect(stored.match(/BEGIN CERTIFICATE/g)).toHaveLength(1);
    expect(new X509Certificate(stored).fingerprint256).toBe(new X509Certificate(real).fingerprint256);
  }
});

it('7 an authority that comes in the place of another is told', async () => {
  const authority = { key: newKey(), name: 'Icinga CA' };
  let present = authorityOf(authority.key, authority.name);
  const way = await satellite(authority, () => present);
  const files = credentialFiles(folder, 'main');
  const auth = { type: 'certificate', cert: files.cert, key: files.key } as const;
  const target = { name: 'main', endpoints: [way.endpoint], host: 'laptop', tls: 'modern' as const };
  const faults = () => {
    const clock = new ManualClock(Date.now() / 1000);
    const watch = new CertificateWatch(
      [{ ...target, mode: 'failover', auth, enrollment: 'enrolled' }],
      clock,
    );
    return watch.faults().filter(({ message }) => message.id === 'delivery.authority-changed');
  };
  await enroll(files, { host: 'laptop', way, now });
  await askAgain(files, way, now);
  expect(faults()).toEqual([]);
  present = authorityOf(authority.key, authority.name);
  await askAgain(files, way, now);
  const [fault] = faults();
  expect(fault?.remedy?.params).toMatchObject({ fingerprint: new X509Certificate(present).fingerprint256 });
});

it('8 the ntopng token does not go to a man in the middle, whatever the environment says', async () => {
  vi.stubEnv('NODE_TLS_REJECT_UNAUTHORIZED', '0');
  const key = newKey();
  const cert = makeCertificate({ commonName: 'localhost', key, ...span });
  const seen: unknown[] = [];
  const port = await portOf(
    createHttps({ cert, key: pemOf(key) }, (request, response) => {
      seen.push(request.headers.authorization);
      response.end('{}');
    }),
  );
  const macros = { user: 'u', host: 'h', address: '127.0.0.1', home: folder };
  const context = { options: {}, macros, signal: new AbortController().signal };
  const answer = await fetchText(context, new URL(`https://localhost:${port}/`), {
    value: 'Token hush-hush',
  });
  expect(answer).toMatchObject({ kind: 'failed' });
  expect(seen).toEqual([]);
});

it('12 a policy that says nothing takes TLS 1.3 only, and a refusal names its key', async () => {
  const auth = { type: 'password', user: 'u' };
  const { tls } = TargetSchema.parse({ name: 'main', endpoints: ['https://m1:5665'], auth });
  expect(tls).toBe('modern');
  const key = newKey();
  const cert = makeCertificate({ commonName: 'localhost', key, ...span });
  const asked: unknown[] = [];
  const options = {
    cert,
    key: pemOf(key),
    maxVersion: 'TLSv1.2',
    requestCert: true,
    rejectUnauthorized: false,
  } as const;
  const port = await portOf(createTls(options, (socket) => asked.push(socket.getPeerCertificate())));
  const own = newKey();
  const { reached, failure } = await shakeHands({
    endpoint: `https://localhost:${port}`,
    tls,
    credentials: {
      type: 'certificate',
      cert: makeCertificate({ commonName: 'laptop', key: own, ...span }),
      key: pemOf(own),
    },
  });
  expect(reached.at(-1)).toBe('tls');
  expect(failure).toMatchObject({ kind: 'failed', reason: 'tls-refused' });
  expect(failure?.status).toContain('"tls" of this target is "modern"');
  expect(asked).toEqual([]);
});
