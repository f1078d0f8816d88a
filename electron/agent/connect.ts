import { readFile } from 'node:fs/promises';
import { type Message, message } from '../../shared/message';
import type { IcingaClient } from '../icinga/client';
import type { KeyStore } from '../platform/keystore';
import type { Lane } from './lanes';
import type { PlanTarget } from './plan';

/** What the engine asks of a server. */
export type Client = Pick<
  IcingaClient,
  'sendResults' | 'acknowledge' | 'removeAcknowledgement' | 'services' | 'machine' | 'close'
>;

/** A client, or why there can be none now; `locked` is the person's to solve, `missing` is IT's. */
export type Connected =
  | { kind: 'client'; client: Client }
  | { kind: 'locked' }
  | { kind: 'missing'; message: Message; remedy: Message };

/** Makes clients for endpoints, with the credentials of their target. */
export type Connect = (lane: Lane, endpoint: string) => Promise<Connected>;

/** Reads certificates from their files and passwords from the key store, anew at each connection. */
export function connector(keyStore: Pick<KeyStore, 'get'>): Connect {
  return async (lane, endpoint) => {
    const credentials = await credentialsOf(lane.target, keyStore);
    if (credentials.kind !== 'credentials') return credentials;
    const ca = lane.target.ca === undefined ? undefined : await readPem(lane.target.ca);
    if (ca && ca.kind !== 'pem') return ca;
    // Loaded with the first connection: `fettle status` needs no HTTP.
    const { IcingaClient } = await import('../icinga/client');
    const client = new IcingaClient({
      endpoint,
      tls: lane.target.tls,
      credentials: credentials.value,
      ...(ca ? { ca: ca.text } : {}),
    });
    return { kind: 'client', client };
  };
}

type Credentials = ConstructorParameters<typeof IcingaClient>[0]['credentials'];
type Missing = Exclude<Connected, { kind: 'client' }>;

async function credentialsOf(
  target: PlanTarget,
  keyStore: Pick<KeyStore, 'get'>,
): Promise<{ kind: 'credentials'; value: Credentials } | Missing> {
  const { auth } = target;
  if (auth.type === 'certificate') {
    const [cert, key] = await Promise.all([readPem(auth.cert), readPem(auth.key)]);
    if (cert.kind !== 'pem') return cert;
    if (key.kind !== 'pem') return key;
    return { kind: 'credentials', value: { type: 'certificate', cert: cert.text, key: key.text } };
  }
  const account = `${target.name}/${auth.user}`;
  const secret = await keyStore.get(account);
  switch (secret.kind) {
    case 'found':
      return { kind: 'credentials', value: { type: 'password', user: auth.user, password: secret.value } };
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
    return missing(message('delivery.no-file', { file, reason }), message('delivery.no-file.remedy'));
  }
}

function missing(text: Message, remedy: Message): Missing {
  return { kind: 'missing', message: text, remedy };
}
