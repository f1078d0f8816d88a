import { type KeyObject, sign } from 'node:crypto';

const oids = {
  commonName: [0x55, 0x04, 0x03],
  ecdsaWithSha256: [0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02],
  rsaWithSha256: [0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x0b],
};

function der(tag: number, ...parts: (Buffer | number[])[]): Buffer {
  const body = Buffer.concat(parts.map((part) => Buffer.from(part)));
  if (body.length < 0x80) return Buffer.concat([Buffer.from([tag, body.length]), body]);
  const length = body.length < 0x100 ? [0x81, body.length] : [0x82, body.length >> 8, body.length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
}

/**
 * A certificate signing request (PKCS #10, RFC 2986) in PEM for one common name, so that tests need no openssl.
 * The key is RSA or EC P-256.
 */
export function signingRequest(commonName: string, privateKey: KeyObject, publicKey: KeyObject): string {
  const name = der(
    0x30,
    der(0x31, der(0x30, der(0x06, oids.commonName), der(0x0c, Buffer.from(commonName)))),
  );
  const info = der(0x30, der(0x02, [0]), name, publicKey.export({ type: 'spki', format: 'der' }), der(0xa0));
  const algorithm =
    privateKey.asymmetricKeyType === 'ec'
      ? der(0x30, der(0x06, oids.ecdsaWithSha256))
      : der(0x30, der(0x06, oids.rsaWithSha256), der(0x05));
  const signature = der(0x03, [0], sign('sha256', info, privateKey));
  const base64 = der(0x30, info, algorithm, signature).toString('base64');
  const lines = base64.match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE REQUEST-----\n${lines.join('\n')}\n-----END CERTIFICATE REQUEST-----\n`;
}
