import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { KeyFiles } from './pki';

const run = promisify(execFile);
const day = 86_400;

/** What a certificate says; times in epoch seconds. */
interface CertificateWish {
  /** Such as `DNS:localhost,IP:::1`. */
  names: string;
  /** Default `test`. */
  commonName?: string;
  from?: number;
  until?: number;
}

/** An authority whose certificates may be as wrong as a test wants them. */
export interface TestAuthority {
  /** PEM text of the authority's own certificate. */
  ca: string;
  caFile: string;
  issue(wish: CertificateWish): Promise<KeyFiles>;
}

const compact = (time: number): string =>
  new Date(time * 1000).toISOString().replace(/[-:T]/g, '').replace(/\.\d+/, '');

/** Makes an authority with openssl in an empty folder; `days` is how long its own certificate is valid. */
export async function makeAuthority(folder: string, commonName: string, days = 3650): Promise<TestAuthority> {
  await mkdir(folder, { recursive: true });
  const file = (name: string) => join(folder, name);
  const caFile = file('ca.crt');
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'];
  await run('openssl', [
    ...['req', '-x509', ...newKey, '-keyout', file('ca.key'), '-out', caFile],
    ...['-days', String(days), '-subj', `/CN=${commonName}`],
  ]);
  await writeFile(file('index.txt'), '');
  await writeFile(file('serial'), '1000\n');
  await writeFile(
    file('ca.cnf'),
    `[ca]\ndefault_ca = own\n[own]\ndatabase = ${file('index.txt')}\nserial = ${file('serial')}
new_certs_dir = ${folder}\ncertificate = ${caFile}\nprivate_key = ${file('ca.key')}\ndefault_md = sha256
policy = any\ncopy_extensions = copy\nunique_subject = no\n[any]\ncommonName = supplied\n`,
  );
  let issued = 0;
  return {
    ca: await readFile(caFile, 'utf8'),
    caFile,
    async issue({
      names,
      commonName: subject = 'test',
      from = Date.now() / 1000 - day,
      until = Date.now() / 1000 + 300 * day,
    }) {
      issued += 1;
      const files = { cert: file(`${issued}.crt`), key: file(`${issued}.key`) };
      const csr = file(`${issued}.csr`);
      await run('openssl', [
        ...['req', ...newKey, '-keyout', files.key, '-out', csr],
        ...['-subj', `/CN=${subject}`, '-addext', `subjectAltName=${names}`],
      ]);
      await run('openssl', [
        ...['ca', '-batch', '-notext', '-config', file('ca.cnf'), '-in', csr, '-out', files.cert],
        ...['-startdate', compact(from), '-enddate', compact(until)],
      ]);
      return files;
    },
  };
}
