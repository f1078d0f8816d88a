import type { X509Certificate } from 'node:crypto';

/**
 * The chain by which a certificate is verified, from the server's own to the authority's. As OpenSSL does, it takes an issuer from the trusted ones first, and
 * only then from what the server sent: what the server sent besides (an old root that once signed the new one) plays no part. `sent` begins with the server's own.
 */
export function verifiedChain(
  sent: readonly X509Certificate[],
  trusted: readonly X509Certificate[],
): X509Certificate[] {
  const chain: X509Certificate[] = [];
  let [current] = sent;
  while (current && !chain.includes(current)) {
    chain.push(current);
    if (isIssuedBy(current, current)) break;
    const below = current;
    current =
      latest(trusted.filter((one) => isIssuedBy(below, one))) ??
      latest(sent.filter((one) => isIssuedBy(below, one)));
  }
  return chain;
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}

/** An authority that was renewed with the same key is there twice. */
function latest(certificates: readonly X509Certificate[]): X509Certificate | undefined {
  return [...certificates].sort((a, b) => Date.parse(b.validTo) - Date.parse(a.validTo))[0];
}
