import { X509Certificate } from 'node:crypto';
import { type PeerCertificate, rootCertificates, type TLSSocket } from 'node:tls';
import type { Phase, Unsuccessful } from '../types';
import type { ConnectionSettings } from './connection';
import { openSecureSocket, secureEndpointOf } from './secureSocket';
import { judgeBroken } from './transport';
import { verifiedChain } from './verifiedChain';

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
          chain: verifiedChain(sentBy(socket), trusted(connection.ca)).map(linkOf),
        };
        socket.on('error', () => undefined);
        socket.destroy();
        resolve({ reached, secured });
      },
    );
  });
}

/** The server's own certificate, and whatever else came with it. */
function sentBy(socket: TLSSocket): X509Certificate[] {
  const sent = new Map<string, X509Certificate>();
  let certificate: PeerCertificate & { issuerCertificate?: PeerCertificate } =
    socket.getPeerCertificate(true);
  while (certificate.fingerprint256 && !sent.has(certificate.fingerprint256)) {
    sent.set(certificate.fingerprint256, new X509Certificate(certificate.raw));
    if (!certificate.issuerCertificate) break;
    certificate = certificate.issuerCertificate;
  }
  return [...sent.values()];
}

function trusted(ca: string | undefined): X509Certificate[] {
  const texts = ca === undefined ? rootCertificates : (ca.match(pemBlock) ?? []);
  return texts.map((text) => new X509Certificate(text));
}

const pemBlock = /-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----/g;

function linkOf(certificate: X509Certificate): ChainLink {
  const { subject, issuer, validTo } = certificate;
  return { subject: nameOf(subject), issuer: nameOf(issuer), until: Date.parse(validTo) / 1000 };
}

/** Of the lines `CN=...` and the like. */
function nameOf(name: string): string {
  const lines = name.split('\n');
  const values = (key: string) =>
    lines.filter((line) => line.startsWith(`${key}=`)).map((line) => line.slice(key.length + 1));
  return (values('CN').length > 0 ? values('CN') : values('O')).join(', ');
}
