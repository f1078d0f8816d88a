import { request } from 'node:http';
import { isIP, type Socket } from 'node:net';
import { createSecureContext, type SecureContext, type TLSSocket, connect as tlsConnect } from 'node:tls';
import { identityProblem } from '../../platform/serverIdentity';
import { openTcp } from '../../platform/tcp';
import type { Phase } from '../types';
import {
  type ConnectionSettings,
  type HttpProxy,
  OtherServer,
  PhaseTimeout,
  ProxyRefusal,
  ProxyUnreachable,
} from './connection';
import { type TlsLevel, tlsLevelOptions } from './tls';
import { isTlsRefusal } from './transport';

export interface SecureEndpoint {
  host: string;
  port: number;
  /** Authorities, TLS level and identity. Throws on a certificate or key that is none. */
  context(): SecureContext;
  /** What the context takes, as the policy calls it. */
  tls: TlsLevel;
  /** Who the server must be, in place of authority and host name. */
  fingerprint?: string;
  proxy?: HttpProxy;
  /** Seconds for each phase; TLS has twice as many. */
  timeout: number;
  /** An earlier session with the same server, to resume. */
  session?: Buffer;
  /** Called with the socket before its handshake begins. */
  onTls?(socket: TLSSocket): void;
  /** Called when a phase begins. */
  onPhase?(phase: Phase): void;
}

/** What a connection means for its sockets; certificates are parsed once for all of them. Throws on an endpoint that is not a URL. */
export function secureEndpointOf(
  connection: Omit<ConnectionSettings, 'credentials'> & Partial<Pick<ConnectionSettings, 'credentials'>>,
): SecureEndpoint {
  const { ca, fingerprint, tls, credentials, proxy, connectTimeout = 5 } = connection;
  const url = new URL(connection.endpoint);
  const identity =
    credentials?.type === 'certificate' ? { cert: credentials.cert, key: credentials.key } : {};
  let made: SecureContext | undefined;
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 443),
    context: () => {
      made ??= createSecureContext({ ...tlsLevelOptions(tls), ...identity, ca });
      return made;
    },
    tls,
    fingerprint,
    proxy,
    timeout: connectTimeout,
  };
}

/**
 * Opens a verified TLS connection (authority and host name, or fingerprint), through a proxy if there is one, and calls back at most once: with the
 * socket when the handshake is done, or with the error. The returned function gives up without calling back.
 */
export function openSecureSocket(
  endpoint: SecureEndpoint,
  done: (...outcome: [null, TLSSocket] | [Error, null]) => void,
): () => void {
  const { proxy, timeout } = endpoint;
  const { host, port } = proxy ?? endpoint;
  let tcp: Socket | undefined;
  let secure: TLSSocket | undefined;
  let timer: NodeJS.Timeout | undefined;
  let over = false;

  const finish = () => {
    clearTimeout(timer);
    const first = !over;
    over = true;
    return first;
  };
  const fail = (error: Error) => {
    if (!finish()) return;
    stop();
    // Whoever reads this, in the journal too, must know which key of the policy decides.
    if (isTlsRefusal(error)) error.message += `; the policy's "tls" of this target is "${endpoint.tls}"`;
    done(error, null);
  };
  const enter = (phase: Phase) => {
    clearTimeout(timer);
    // A server to which a whole fleet comes back has a queue here, and gives up by itself after 10 s.
    const seconds = phase === 'tls' ? 2 * timeout : timeout;
    timer = setTimeout(() => fail(new PhaseTimeout(phase, seconds)), seconds * 1000);
    endpoint.onPhase?.(phase);
  };
  const secured = (socket: TLSSocket) => {
    const other = otherServer(socket, endpoint.fingerprint);
    if (other) {
      fail(other);
      return;
    }
    if (!finish()) return;
    socket.off('error', fail);
    done(null, socket);
  };
  const handshake = (plain: Socket) => {
    enter('tls');
    try {
      secure = beginTls(plain, endpoint);
    } catch (error) {
      // A certificate or key that is none.
      fail(error instanceof Error ? error : new Error(String(error)));
      return;
    }
    const socket = secure;
    socket.once('error', fail);
    socket.once('secureConnect', () => secured(socket));
  };

  const opened = (plain: Socket) => {
    tcp = plain;
    plain.on('error', fail);
    plain.once('close', () => {
      if (proxy && !secure) fail(new ProxyUnreachable(new Error('it closed the connection')));
    });
    if (!proxy) handshake(plain);
    else {
      enter('proxy');
      openTunnel(plain, proxy, endpoint, (error) => (error ? fail(error) : handshake(plain)));
    }
  };

  if (isIP(host) === 0) enter('lookup');
  const giveUp = openTcp({ host, port, onFound: () => enter('connect') }, (error, plain) => {
    if (error) fail(proxy ? new ProxyUnreachable(error) : error);
    else opened(plain);
  });
  const stop = () => {
    giveUp();
    // In this order: Node ends with a fault of memory when the connection goes under a handshake that is being told of.
    secure?.destroy();
    tcp?.destroy();
  };
  return () => {
    finish();
    stop();
  };
}

function beginTls(tcp: Socket, endpoint: SecureEndpoint): TLSSocket {
  const socket = tlsConnect({
    secureContext: endpoint.context(),
    socket: tcp,
    host: endpoint.host,
    // An address cannot be sent as a server name; it is verified against the certificate all the same.
    servername: isIP(endpoint.host) === 0 ? endpoint.host : '',
    checkServerIdentity: identityProblem,
    // The fingerprint is compared before anything is written.
    rejectUnauthorized: endpoint.fingerprint === undefined,
    session: endpoint.session,
    ALPNProtocols: ['http/1.1'],
  });
  endpoint.onTls?.(socket);
  return socket;
}

function otherServer(socket: TLSSocket, fingerprint: string | undefined): OtherServer | undefined {
  if (fingerprint === undefined) return undefined;
  const presented = socket.getPeerCertificate().fingerprint256 ?? '';
  return presented === fingerprint ? undefined : new OtherServer(presented);
}

/** Asks the proxy for a tunnel (RFC 9110, section 9.3.6). */
function openTunnel(
  tcp: Socket,
  proxy: HttpProxy,
  { host, port }: SecureEndpoint,
  done: (error: Error | undefined) => void,
): void {
  const { credentials } = proxy;
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`;
  const pair = credentials ? `${credentials.user}:${credentials.password}` : '';
  const call = request({
    method: 'CONNECT',
    path: authority,
    createConnection: () => tcp,
    setHost: false,
    headers: {
      host: authority,
      ...(credentials ? { 'proxy-authorization': `Basic ${Buffer.from(pair).toString('base64')}` } : {}),
    },
  });
  call.once('connect', (response) => {
    const { statusCode = 0 } = response;
    done(statusCode >= 200 && statusCode < 300 ? undefined : new ProxyRefusal(statusCode));
  });
  call.once('error', (error) => done(new ProxyUnreachable(error)));
  call.end();
}
