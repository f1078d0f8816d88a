import { knock } from '../platform/instance/control';
import { type Claim, claimInstance } from '../platform/instance/instance';
import { type Paths, temporarySocket } from '../platform/paths';

/** What a full disk, a read-only home or a quota answers. */
const cannotWrite = new Set(['ENOSPC', 'EROFS', 'EACCES', 'EPERM', 'EDQUOT']);

/**
 * Becomes the one instance for a state folder; undefined when another is. Where the folder cannot be written, the claim lies in the session's
 * own folder: checks and delivery go on, and the stores say what is wrong. The command line does not find such an instance.
 */
export async function claimState(
  { state, controlSocket }: Paths,
  handle: (request: unknown) => Promise<unknown>,
): Promise<Claim | undefined> {
  try {
    return await claimInstance(controlSocket, handle);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!cannotWrite.has(code)) throw error;
    // Somebody may have claimed it while there was room.
    if ((await knock(controlSocket).catch(() => 'absent')) === 'alive') return undefined;
    return claimInstance(temporarySocket(state, process.env), handle);
  }
}
