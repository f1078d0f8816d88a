import { X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { syncFolder } from '../platform/files/jsonFile';
import { readRegular } from '../platform/files/regularFile';

/**
 * The files of one workstation identity, `<state>/credentials/<target>/`. What is there says how far enrollment is: without `cert` and with
 * `request` it waits for approval; without `request` IT brought the certificate, and renews it.
 */
export interface CredentialFiles {
  folder: string;
  /** The authority's certificate. */
  ca: string;
  /** What `ca` was before it last changed. */
  caBefore: string;
  /** The workstation's certificate, by the authority. */
  cert: string;
  /** The private key; mode 0400. It never leaves the machine. */
  key: string;
  /** The certificate that signed itself, with which the key asked for a real one. */
  request: string;
}

/** `none`: not enrolled; `pending`: an administrator must sign. */
export type CredentialsState = 'none' | 'pending' | 'enrolled';

const folderName = 'credentials';

/** Where the identity for a target lies; creates nothing. */
export function credentialFiles(stateFolder: string, target: string): CredentialFiles {
  // A target may have any name; "." is not encoded by itself.
  return credentialFilesIn(join(stateFolder, folderName, encodeURIComponent(target).replaceAll('.', '%2E')));
}

/** The identity in a folder. */
export function credentialFilesIn(folder: string): CredentialFiles {
  return {
    folder,
    ca: join(folder, 'ca.crt'),
    caBefore: join(folder, 'ca.before.crt'),
    cert: join(folder, 'host.crt'),
    key: join(folder, 'host.key'),
    request: join(folder, 'request.crt'),
  };
}

/** The folder of all credentials and the one of each target, which change when somebody enrolls. */
export function credentialFolders(stateFolder: string): string[] {
  const all = join(stateFolder, folderName);
  try {
    const inside = readdirSync(all, { withFileTypes: true }).filter((one) => one.isDirectory());
    return [all, ...inside.map(({ name }) => join(all, name))];
  } catch {
    return [all];
  }
}

/** How far enrollment is. */
export function credentialsState(files: CredentialFiles): CredentialsState {
  if (!existsSync(files.key)) return 'none';
  if (existsSync(files.cert)) return 'enrolled';
  return existsSync(files.request) ? 'pending' : 'none';
}

/** One of the files as text; undefined when it is not there. */
export function readCredentialFile(file: string): string | undefined {
  try {
    return readRegular(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/**
 * Writes some of the files, durably and each at once, the certificate last: with it the identity is complete. An authority that takes the
 * place of another leaves the other beside it, so that the change can be told.
 */
export async function writeCredentials(
  files: CredentialFiles,
  texts: Partial<Record<'key' | 'request' | 'ca' | 'cert', string>>,
): Promise<void> {
  mkdirSync(files.folder, { recursive: true, mode: 0o700 });
  for (const part of ['key', 'request', 'ca', 'cert'] as const) {
    const text = texts[part];
    if (text === undefined) continue;
    if (part === 'ca') await keepBefore(files, text);
    await writeFileAtomic(files[part], text, { mode: part === 'key' ? 0o400 : 0o600 });
  }
  await syncFolder(files.folder);
}

async function keepBefore(files: CredentialFiles, authority: string): Promise<void> {
  const before = readCredentialFile(files.ca);
  if (before === undefined || fingerprintsOf(before) === fingerprintsOf(authority)) return;
  await writeFileAtomic(files.caBefore, before, { mode: 0o600 });
}

/** The SHA-256 fingerprints of a PEM text's certificates, in one line. */
function fingerprintsOf(pem: string): string {
  const blocks = pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? [];
  return blocks.map((block) => new X509Certificate(block).fingerprint256).join(', ');
}

/** When the authority last changed (epoch seconds), and what it is now; undefined when it is the first. */
export function authorityChange(files: CredentialFiles): { at: number; fingerprint: string } | undefined {
  const facts = statSync(files.caBefore, { throwIfNoEntry: false });
  const present = facts && readCredentialFile(files.ca);
  return present === undefined
    ? undefined
    : { at: (facts?.mtimeMs ?? 0) / 1000, fingerprint: fingerprintsOf(present) };
}

/** Puts what IT prepared in place of whatever was there. */
export async function writePrepared(
  files: CredentialFiles,
  texts: Record<'key' | 'ca' | 'cert', string>,
): Promise<void> {
  await writeCredentials(files, texts);
  rmSync(files.request, { force: true });
}

/** Removes the identity; true when there was one. */
export function removeCredentials(files: CredentialFiles): boolean {
  const was = existsSync(files.folder);
  rmSync(files.folder, { recursive: true, force: true });
  return was;
}
