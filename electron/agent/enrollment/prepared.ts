import { createPrivateKey, X509Certificate } from 'node:crypto';
import { isIssuedBy } from '../../icinga/pki/certificateRequest';
import { commonNameOf } from '../../store/certificateFile';

/** A certificate that IT made, as PEM texts; `cert` and `ca` may hold several certificates. */
export interface PreparedCredentials {
  cert: string;
  key: string;
  ca: string;
}

/** What speaks against a prepared certificate. */
export type PreparedFault =
  | 'no-certificate'
  | 'no-key'
  | 'no-authority'
  | 'other-key'
  | 'other-name'
  | 'untrusted'
  | 'ended'
  | 'not-yet';

/** Certificates from the own one to an authority; a longer chain is none. */
const longestChain = 8;

/** The first thing that is wrong with a prepared certificate for a host; undefined when it is good. `now` in epoch seconds. */
export function faultOf(
  { cert, key, ca }: PreparedCredentials,
  host: string,
  now: number,
): PreparedFault | undefined {
  const [own, ...between] = certificatesIn(cert);
  if (!own) return 'no-certificate';
  const authorities = certificatesIn(ca);
  if (authorities.length === 0) return 'no-authority';
  try {
    if (!own.checkPrivateKey(createPrivateKey(key))) return 'other-key';
  } catch {
    return 'no-key';
  }
  if (commonNameOf(own.toString()) !== host) return 'other-name';
  if (!leadsTo(authorities, own, between)) return 'untrusted';
  if (Date.parse(own.validTo) / 1000 <= now) return 'ended';
  return Date.parse(own.validFrom) / 1000 > now ? 'not-yet' : undefined;
}

function leadsTo(
  authorities: readonly X509Certificate[],
  own: X509Certificate,
  between: readonly X509Certificate[],
): boolean {
  let present = own;
  for (let steps = 0; steps < longestChain; steps++) {
    const below = present;
    if (authorities.some((authority) => isIssuedBy(below, authority))) return true;
    const next = between.find((one) => isIssuedBy(below, one));
    if (!next) return false;
    present = next;
  }
  return false;
}

function certificatesIn(pem: string): X509Certificate[] {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  try {
    return blocks.map((block) => new X509Certificate(block));
  } catch {
    return [];
  }
}
