import { createPublicKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { makeCertificate } from '../../../../../electron/icinga/pki/certificate';
import { fingerprintOf, isIssuedBy } from '../../../../../electron/icinga/pki/certificateRequest';

const from = Date.parse('2026-11-21T08:09:10Z') / 1000;
const ec = () => generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey;
const rsa = () => generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey;

describe('a certificate of our own making', () => {
  it.each([
    ['EC', ec],
    ['RSA', rsa],
  ])('signs itself with a key of %s', (_, make) => {
    const key = make();
    const pem = makeCertificate({ commonName: 'lärm-1.example', key, from, until: from + 86_400 });
    const certificate = new X509Certificate(pem);
    expect(certificate.subject).toBe('CN=lärm-1.example');
    expect(certificate.verify(createPublicKey(key))).toBe(true);
    expect(certificate.checkPrivateKey(key)).toBe(true);
    expect(certificate.checkPrivateKey(make())).toBe(false);
    expect([certificate.validFrom, certificate.validTo]).toEqual([
      'Nov 21 08:09:10 2026 GMT',
      'Nov 22 08:09:10 2026 GMT',
    ]);
  });

  it('is signed by another, and no other', () => {
    const issuer = { commonName: 'CA', key: rsa() };
    const authority = new X509Certificate(makeCertificate({ ...issuer, from, until: from + 1000 }));
    const own = { commonName: 'laptop', key: createPublicKey(ec()), from, until: from + 100 };
    expect(isIssuedBy(new X509Certificate(makeCertificate({ ...own, issuer })), authority)).toBe(true);
    const namesake = { commonName: 'CA', key: rsa() };
    expect(isIssuedBy(new X509Certificate(makeCertificate({ ...own, issuer: namesake })), authority)).toBe(
      false,
    );
  });
});

it('reads fingerprints as people write them', () => {
  const digits = '0a'.repeat(32);
  const colons = Array.from({ length: 32 }, () => '0A').join(':');
  expect(fingerprintOf(digits)).toBe(colons);
  expect(fingerprintOf(`  ${colons} `)).toBe(colons);
  expect(fingerprintOf(digits.slice(2))).toBeUndefined();
  expect(fingerprintOf('zz'.repeat(32))).toBeUndefined();
});
