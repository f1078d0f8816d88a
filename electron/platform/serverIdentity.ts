import { X509Certificate } from 'node:crypto';
import { isIPv6 } from 'node:net';
import { checkServerIdentity, type PeerCertificate } from 'node:tls';

/**
 * Why a certificate is not for the host that was called; undefined when it is. For Node's `checkServerIdentity`.
 * IPv6 addresses are looked up here: Node.js with its correction of CVE-2026-48618, such as Debian 13's 20.19.2, takes them for
 * host names and finds them in no certificate.
 */
export function identityProblem(host: string, certificate: PeerCertificate): Error | undefined {
  if (!isIPv6(host)) return checkServerIdentity(host, certificate);
  const x509 = new X509Certificate(certificate.raw);
  if (x509.checkIP(host) !== undefined) return undefined;
  const text = `IP: ${host} is not in the certificate's list: ${x509.subjectAltName ?? ''}`;
  return Object.assign(new Error(text), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
}
