import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The common name of a PEM certificate file; undefined when it cannot be read or has none. */
export function certificateCommonName(file: string): string | undefined {
  try {
    return commonNameOf(readFileSync(file));
  } catch {
    return undefined;
  }
}

/** The common name of a certificate; undefined when it has none or is none. */
export function commonNameOf(certificate: string | Buffer): string | undefined {
  try {
    const { subject } = new X509Certificate(certificate);
    // One attribute a line (Node's documentation of X509Certificate.subject).
    const line = subject.split('\n').find((attribute) => attribute.startsWith('CN='));
    return line?.slice('CN='.length).trim() || undefined;
  } catch {
    return undefined;
  }
}
