import { readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Message, message } from '../../../shared/message';
import type { ConnectionSettings } from '../../icinga/http/connection';
import type { IcingaClient } from '../../icinga/rest/client';
import type { KeyStore } from '../../platform/keystore/keyStore';
import { credentialFilesIn, credentialsState } from '../../store/credentials';
import type { PlanTarget } from '../plan/plan';
import type { Lane } from './lanes';
import { waitingForApproval } from './messages';
import { proxyFor } from './proxy';

/** What the engine asks of a server. */
export type Client = Pick<
  IcingaClient,
  'sendResults' | 'acknowledge' | 'removeAcknowledgement' | 'services' | 'machine' | 'close'
>;

export type Missing = { kind: 'locked' } | { kind: 'waiting' | 'missing'; message: Message; remedy: Message };

/** A client, or why there can be none now; `locked` is the person's to solve, `missing` is IT's, `waiting` for IT's approval. */
export type Connected = { kind: 'client'; client: Client } | Missing;

/** Makes clients for endpoints, with the credentials of their target. */
export type Connect = (lane: Lane, endpoint: string) => Promise<Connected>;

export interface ConnectParts {
  keyStore: Pick<KeyStore, 'get'>;
  environment: NodeJS.ProcessEnv;
  /** Takes down every request that leaves. */
  record(lane: Lane, endpoint: string): ConnectionSettings['record'];
}

/** Reads certificates from their files and passwords from the key store, again at each connection. */
export function connector(parts: ConnectParts): Connect {
  return async (lane, endpoint) => {
    const found = await connectionFor(lane.target, endpoint, parts);
    if (found.kind !== 'connection') return found;
    // Loaded with the first connection: `fettle status` needs no HTTP.
    const { IcingaClient } = await import('../../icinga/rest/client');
    const record = parts.record(lane, endpoint);
    return { kind: 'client', client: new IcingaClient({ ...found.connection, record }) };
  };
}

/** All that is needed to talk to one endpoint of a target, or what is missing. */
export async function connectionFor(
  target: PlanTarget,
  endpoint: string,
  parts: Omit<ConnectParts, 'record'>,
): Promise<{ kind: 'connection'; connection: ConnectionSettings } | Missing> {
  const credentials = await credentialsOf(target, parts.keyStore);
  if (credentials.kind !== 'credentials') return credentials;
  const found = await wayTo(target, endpoint, parts);
  if (found.kind !== 'way') return found;
  return { kind: 'connection', connection: { ...found.way, credentials: credentials.value } };
}

/** How to get to an endpoint of a target, whoever asks there; without `ca` of the target, by the public authorities. */
export async function wayTo(
  target: Pick<PlanTarget, 'ca' | 'tls' | 'proxy'>,
  endpoint: string,
  { keyStore, environment }: Omit<ConnectParts, 'record'>,
): Promise<{ kind: 'way'; way: Omit<ConnectionSettings, 'credentials'> } | Missing> {
  const ca = target.ca === undefined ? undefined : await readPem(target.ca);
  if (ca && ca.kind !== 'pem') return ca;
  const proxy = await proxyOf(target, endpoint, keyStore, environment);
  if (proxy && proxy.kind !== 'proxy') return proxy;
  const way = {
    endpoint,
    tls: target.tls,
    ...(ca ? { ca: ca.text } : {}),
    ...(proxy ? { proxy: proxy.value } : {}),
  };
  return { kind: 'way', way };
}

async function proxyOf(
  target: Pick<PlanTarget, 'proxy'>,
  endpoint: string,
  keyStore: Pick<KeyStore, 'get'>,
  environment: NodeJS.ProcessEnv,
): Promise<{ kind: 'proxy'; value: NonNullable<ConnectionSettings['proxy']> } | Missing | undefined> {
  let chosen: ReturnType<typeof proxyFor>;
  try {
    chosen = proxyFor(target.proxy, endpoint, environment);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return missing(message('delivery.bad-proxy', { reason }), message('delivery.bad-proxy.remedy'));
  }
  if (!chosen) return undefined;
  const { host, port, user, password } = chosen;
  if (user === undefined) return { kind: 'proxy', value: { host, port } };
  if (password !== undefined)
    return { kind: 'proxy', value: { host, port, credentials: { user, password } } };
  const secret = await secretOf(`proxy/${user}`, keyStore);
  if (secret.kind !== 'secret') return secret;
  return { kind: 'proxy', value: { host, port, credentials: { user, password: secret.value } } };
}

async function credentialsOf(
  target: PlanTarget,
  keyStore: Pick<KeyStore, 'get'>,
): Promise<{ kind: 'credentials'; value: ConnectionSettings['credentials'] } | Missing> {
  const { auth, name } = target;
  if (auth.type === 'certificate') {
    const unready = target.enrollment === undefined ? undefined : notEnrolled(name, auth.cert);
    if (unready) return unready;
    const [cert, key] = await Promise.all([
      readPem(auth.cert),
      auth.key === undefined ? secretOf(`${name}/key`, keyStore) : readPem(auth.key),
    ]);
    if (cert.kind !== 'pem') return cert;
    if (key.kind === 'secret') return certificate(cert.text, key.value);
    if (key.kind !== 'pem') return key;
    return certificate(cert.text, key.text);
  }
  const secret = await secretOf(`${name}/${auth.user}`, keyStore);
  if (secret.kind !== 'secret') return secret;
  return { kind: 'credentials', value: { type: 'password', user: auth.user, password: secret.value } };
}

/** How far enrollment is, is read again each time: the plan is older. */
function notEnrolled(target: string, cert: string): Missing | undefined {
  const state = credentialsState(credentialFilesIn(dirname(cert)));
  if (state === 'enrolled') return undefined;
  const params = { target };
  if (state === 'none')
    return missing(message('delivery.not-enrolled', params), message('delivery.not-enrolled.remedy', params));
  return { kind: 'waiting', ...waitingForApproval(target) };
}

function certificate(cert: string, key: string) {
  return { kind: 'credentials', value: { type: 'certificate', cert, key } } as const;
}

async function secretOf(
  account: string,
  keyStore: Pick<KeyStore, 'get'>,
): Promise<{ kind: 'secret'; value: string } | Missing> {
  const secret = await keyStore.get(account);
  switch (secret.kind) {
    case 'found':
      return { kind: 'secret', value: secret.value };
    case 'locked':
      return { kind: 'locked' };
    case 'absent':
      return missing(message('delivery.no-password', { account }), message('delivery.no-password.remedy'));
    case 'unavailable':
      return missing(
        message('delivery.no-key-store', { reason: secret.reason }),
        message('delivery.no-key-store.remedy'),
      );
  }
}

async function readPem(file: string): Promise<{ kind: 'pem'; text: string } | Missing> {
  try {
    return { kind: 'pem', text: await readFile(file, 'utf8') };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return missing(
      message('delivery.no-file', { file, reason }),
      message('delivery.no-file.remedy', { file }),
    );
  }
}

function missing(text: Message, remedy: Message): Missing {
  return { kind: 'missing', message: text, remedy };
}
