import type { ConnectionOptions } from 'node:tls';

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
