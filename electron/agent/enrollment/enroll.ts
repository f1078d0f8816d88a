import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import type { ConnectionSettings } from '../../icinga/http/connection';
import { makeCertificate } from '../../icinga/pki/certificate';
import type { CertificateAnswer } from '../../icinga/pki/certificateRequest';
import { commonNameOf } from '../../store/certificateFile';
import { type CredentialFiles, readCredentialFile, writeCredentials } from '../../store/credentials';

/** A request's certificate is only the envelope of its key; it must outlast a slow approval. */
const requestLife = 10 * 365 * 86_400;

/** All that is needed to ask a server, but the credentials. */
export type Way = Omit<ConnectionSettings, 'credentials'>;

/** What an enrollment came to; `other-name`: this workstation has a key for another host already. */
export type EnrollmentOutcome = CertificateAnswer | { kind: 'other-name'; host: string };

/**
 * Asks for the workstation's certificate with a key that is made here, and keeps what comes. The same request asked again is the same
 * request for the server, so that one that waits for approval can be repeated. `now` in epoch seconds.
 */
export async function enroll(
  files: CredentialFiles,
  { host, way, ticket, now }: { host: string; way: Way; ticket?: string; now: number },
): Promise<EnrollmentOutcome> {
  const kept = readCredentialFile(files.key);
  const named = commonNameOf(readCredentialFile(files.request) ?? readCredentialFile(files.cert) ?? '');
  if (kept !== undefined && named !== undefined && named !== host) return { kind: 'other-name', host: named };
  const key = kept ?? newKey();
  const request =
    (kept && readCredentialFile(files.request)) ||
    makeCertificate({
      commonName: host,
      key: createPrivateKey(key),
      // A server whose clock is behind must not think it comes from the future.
      from: now - 86_400,
      until: now + requestLife,
    });
  const { requestCertificate } = await import('../../icinga/pki/certificateRequest');
  const credentials = { type: 'certificate', cert: request, key } as const;
  const answer = await requestCertificate({ ...way, credentials }, ticket);
  if (answer.kind === 'issued')
    await writeCredentials(files, { key, request, ca: answer.ca, cert: answer.cert });
  if (answer.kind === 'pending') await writeCredentials(files, { key, request, ca: answer.ca });
  return answer;
}

/**
 * Asks again with the identity that is there: for the certificate that waited for approval, or for the next one before the present one
 * ends. A certificate that has ended asks like a stranger, and somebody must approve.
 */
export async function askAgain(
  files: CredentialFiles,
  way: Way,
  now: number,
): Promise<CertificateAnswer | undefined> {
  const key = readCredentialFile(files.key);
  const present = readCredentialFile(files.cert);
  const request = readCredentialFile(files.request);
  if (key === undefined || request === undefined) return undefined;
  const valid = present !== undefined && Date.parse(new X509Certificate(present).validTo) / 1000 > now;
  const { requestCertificate } = await import('../../icinga/pki/certificateRequest');
  const credentials = { type: 'certificate', cert: valid ? present : request, key } as const;
  const answer = await requestCertificate({ ...way, credentials });
  // Somebody may have unenrolled meanwhile.
  if (answer.kind === 'issued' && readCredentialFile(files.key) === key)
    await writeCredentials(files, { ca: answer.ca, cert: answer.cert });
  return answer;
}

/** Small to send, quick to sign with, and any Icinga takes it. */
function newKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
