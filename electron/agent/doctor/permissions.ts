import { constants } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Diagnosis } from '../../../shared/diagnosis';
import { message } from '../../../shared/message';
import { currentSystem } from '../../platform/system';
import { type DoctorParts, failed, fine, warning } from './diagnosis';

/** Whether Fettle can write what it keeps, and nobody else can read what is the person's alone. */
export async function examinePermissions({
  plan,
  paths,
}: Pick<DoctorParts, 'plan' | 'paths'>): Promise<Diagnosis[]> {
  const keys = plan.targets.flatMap(({ auth }) =>
    auth.type === 'certificate' && auth.key !== undefined ? [auth.key] : [],
  );
  return [await examineFolder(paths.state), ...(await Promise.all([...new Set(keys)].map(examineKey)))];
}

async function examineFolder(folder: string): Promise<Diagnosis> {
  const there = await stat(folder).catch(() => undefined);
  // Not there yet: it is made at the first start, if its parent lets it.
  const asked = there ? folder : dirname(folder);
  try {
    await access(asked, there ? constants.W_OK | constants.R_OK : constants.F_OK);
  } catch (error) {
    if (!there) return fine('permissions', message('doctor.state.new', { folder }));
    const reason = error instanceof Error ? error.message : String(error);
    return failed(
      'permissions',
      message('doctor.state.not-writable', { folder, reason }),
      message('doctor.state.not-writable.remedy', { folder }),
    );
  }
  if (there && isOpen(there.mode, 0o077)) {
    return warning(
      'permissions',
      message('doctor.readable', { file: folder }),
      message('doctor.readable.remedy', { command: `chmod 700 ${folder}` }),
    );
  }
  return fine('permissions', message(there ? 'doctor.state' : 'doctor.state.new', { folder }));
}

async function examineKey(file: string): Promise<Diagnosis> {
  const there = await stat(file).catch(() => undefined);
  if (!there) {
    return failed(
      'permissions',
      message('doctor.key.missing', { file }),
      message('doctor.key.missing.remedy', { file }),
    );
  }
  if (isOpen(there.mode, 0o007)) {
    return warning(
      'permissions',
      message('doctor.readable', { file }),
      message('doctor.readable.remedy', { command: `chmod 400 ${file}` }),
    );
  }
  return fine('permissions', message('doctor.key', { file }));
}

/** Windows has no such bits; there the folder's own rights hold. */
function isOpen(mode: number, bits: number): boolean {
  return currentSystem() !== 'windows' && (mode & bits) !== 0;
}
