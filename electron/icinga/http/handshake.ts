import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { Phase, Unsuccessful } from '../types';
import type { ConnectionSettings } from './connection';
import { openSecureSocket, secureEndpointOf } from './secureSocket';
import { judgeBroken } from './transport';

/** One certificate of a chain; `until` in epoch seconds. */
interface ChainLink {
  subject: string;
  issuer: string;
  until: number;
}

/** How far the way to a server goes. `reached` holds the phases that were begun; the last one failed if there is a failure. */
export interface Handshake {
  reached: Phase[];
  failure?: Unsuccessful;
  /** After success. */
  secured?: { address: string; protocol: string; cipher: string; chain: ChainLink[] };
}

/** Opens a verified connection, notes what it is like and closes it without sending a request. */
export function shakeHands(connection: ConnectionSettings): Promise<Handshake> {
  const reached: Phase[] = [];
  return new Promise((resolve) => {
    openSecureSocket(
      { ...secureEndpointOf(connection), onPhase: (phase) => reached.push(phase) },
      (error, socket) => {
        if (error) {
          resolve({ reached, failure: judgeBroken(error) });
          return;
        }
        const secured = {
          address: socket.remoteAddress ?? '',
          protocol: socket.getProtocol() ?? '',
          cipher: socket.getCipher().name,
          chain: chainOf(socket),
        };
        socket.on('error', () => undefined);
        socket.destroy();
        resolve({ reached, secured });
      },
    );
  });
}

/** From the server's own to the authority's. */
function chainOf(socket: TLSSocket): ChainLink[] {
  const chain: ChainLink[] = [];
  const seen = new Set<string>();
  let certificate: PeerCertificate & { issuerCertificate?: PeerCertificate } =
    socket.getPeerCertificate(true);
  while (certificate.fingerprint256 && !seen.has(certificate.fingerprint256)) {
    seen.add(certificate.fingerprint256);
    chain.push({
      subject: nameOf(certificate.subject),
      issuer: nameOf(certificate.issuer),
      until: Date.parse(certificate.valid_to) / 1000,
    });
    if (!certificate.issuerCertificate) break;
    certificate = certificate.issuerCertificate;
  }
  return chain;
}

function nameOf(name: PeerCertificate['subject']): string {
  const common: unknown = name.CN;
  return Array.isArray(common) ? common.join(', ') : String(common ?? name.O ?? '');
}
