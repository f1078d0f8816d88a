import { createPublicKey, type KeyObject, randomBytes, sign } from 'node:crypto';

// Object identifiers, encoded: X.520, RFC 5758 and RFC 8017.
const commonNameId = [0x55, 0x04, 0x03];
const ecdsaWithSha256 = [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02];
const rsaWithSha256 = [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b];

const tag = {
  integer: 0x02,
  bits: 0x03,
  nothing: 0x05,
  identifier: 0x06,
  text: 0x0c,
  time: 0x18,
  sequence: 0x30,
  set: 0x31,
  version: 0xa0,
};

export interface CertificateWish {
  commonName: string;
  /** The key of whom it is for; only its public half goes into the certificate. */
  key: KeyObject;
  /** Epoch seconds. */
  from: number;
  until: number;
  /** Who signs; without one it signs itself. `key` is the private one. */
  issuer?: { commonName: string; key: KeyObject };
}

/**
 * A certificate in PEM for one common name (X.509 version 3, RFC 5280), which Node can read but not make. That is all that Icinga takes for a
 * request: it copies name and public key into one of its own. Keys are EC or RSA.
 */
export function makeCertificate({ commonName, key, from, until, issuer }: CertificateWish): string {
  const signer = issuer?.key ?? key;
  const algorithm =
    signer.asymmetricKeyType === 'ec'
      ? der(tag.sequence, der(tag.identifier, ecdsaWithSha256))
      : der(tag.sequence, der(tag.identifier, rsaWithSha256), der(tag.nothing));
  const publicKey = key.type === 'public' ? key : createPublicKey(key);
  const content = der(
    tag.sequence,
    der(tag.version, der(tag.integer, [2])),
    der(tag.integer, serialNumber()),
    algorithm,
    name(issuer?.commonName ?? commonName),
    der(tag.sequence, time(from), time(until)),
    name(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const signature = der(tag.bits, [0], sign('sha256', content, signer));
  const base64 = der(tag.sequence, content, algorithm, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function name(commonName: string): Buffer {
  const attribute = der(
    tag.sequence,
    der(tag.identifier, commonNameId),
    der(tag.text, Buffer.from(commonName)),
  );
  return der(tag.sequence, der(tag.set, attribute));
}

/** Positive, and its first byte not zero, as DER wants it. */
function serialNumber(): Buffer {
  const bytes = randomBytes(16);
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40;
  return bytes;
}

/** GeneralizedTime in UTC. */
function time(epochSeconds: number): Buffer {
  const text = new Date(epochSeconds * 1000).toISOString().replace(/[-:T]/g, '').replace(/\.\d+/, '');
  return der(tag.time, Buffer.from(text));
}

/** Tag, length, content: the distinguished encoding of X.690. */
function der(what: number, ...parts: (Buffer | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  return Buffer.concat([Buffer.from([what, ...lengthOf(body.length)]), body]);
}

function lengthOf(length: number): number[] {
  if (length < 0x80) return [length];
  return length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
}
