import { X509Certificate } from 'node:crypto';
import { readRegular } from '../platform/files/regularFile';

/** The common name of a PEM certificate file; undefined when it cannot be read or has none. */
export function certificateCommonName(file: string): string | undefined {
  try {
    return commonNameOf(readRegular(file));
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

/** Seconds before a certificate's end at which people are told. */
export const warningAhead = 30 * 86_400;

/** When the first certificate of a PEM file ends, epoch seconds; undefined when there is none to be read. */
export function endOf(file: string): number | undefined {
  try {
    const blocks = readRegular(file).match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g);
    const ends = (blocks ?? []).map((pem) => Date.parse(new X509Certificate(pem).validTo) / 1000);
    return ends.length === 0 ? undefined : Math.min(...ends);
  } catch {
    return undefined;
  }
}
