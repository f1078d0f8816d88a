import { isIP } from 'node:net';
import { type ConnectionOptions, connect, type TLSSocket } from 'node:tls';

export type TlsLevel = 'lax' | 'intermediate' | 'modern';

// The forward-secret AEAD ciphers of TLS 1.2; those of TLS 1.3 are all fit and not listed.
const intermediateCiphers = ['AES128-GCM-SHA256', 'AES256-GCM-SHA384', 'CHACHA20-POLY1305']
  .flatMap((cipher) => [`ECDHE-ECDSA-${cipher}`, `ECDHE-RSA-${cipher}`])
  .join(':');

/** TLS versions and ciphers of a level of the policy. */
export function tlsLevelOptions(level: TlsLevel): ConnectionOptions {
  switch (level) {
    case 'lax':
      return { minVersion: 'TLSv1.2' };
    case 'intermediate':
      return { minVersion: 'TLSv1.2', ciphers: intermediateCiphers };
    case 'modern':
      return { minVersion: 'TLSv1.3' };
  }
}

/** The server did not complete TCP and TLS in time. */
export class ConnectTimeout extends Error {
  constructor(seconds: number) {
    super(`no connection within ${seconds} s`);
  }
}

export interface SecureEndpoint {
  host: string;
  port: number;
  /** PEM text; in place of the public authorities. */
  ca?: string;
  tls: TlsLevel;
  /** PEM texts of a client certificate and its key. */
  identity?: { cert: string; key: string };
  /** Seconds for name look-up, TCP and TLS together. */
  timeout: number;
  /** An earlier session with the same server, to resume. */
  session?: Buffer;
}

/**
 * Opens a verified TLS connection (authority and host name) and calls back at most once: with the socket when the
 * handshake is done, or with the error. Whoever destroys the socket before that is not called back.
 * Throws when the client certificate or its key cannot be used.
 */
export function openSecureSocket(
  endpoint: SecureEndpoint,
  done: (...outcome: [null, TLSSocket] | [Error, null]) => void,
): TLSSocket {
  const socket = connect({
    ...tlsLevelOptions(endpoint.tls),
    ...endpoint.identity,
    host: endpoint.host,
    port: endpoint.port,
    // An address cannot be sent as a server name; it is verified against the certificate all the same.
    servername: isIP(endpoint.host) === 0 ? endpoint.host : '',
    ca: endpoint.ca,
    session: endpoint.session,
    ALPNProtocols: ['http/1.1'],
  });
  socket.setNoDelay(true);
  const timer = setTimeout(
    () => socket.destroy(new ConnectTimeout(endpoint.timeout)),
    endpoint.timeout * 1000,
  );
  const settle = () => {
    clearTimeout(timer);
    socket.off('error', onError);
    socket.off('secureConnect', onSecure);
  };
  const onError = (error: Error) => {
    settle();
    done(error, null);
  };
  const onSecure = () => {
    settle();
    done(null, socket);
  };
  socket.once('error', onError);
  socket.once('secureConnect', onSecure);
  socket.once('close', () => clearTimeout(timer));
  return socket;
}
