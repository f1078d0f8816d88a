import { claimInstance } from '../../../electron/platform/instance/instance';

/**
 * Claims the socket in its first argument and prints `held` or `refused`; a holder answers every request with its
 * pid and lives until it is ended.
 */
async function main(socketPath: string): Promise<void> {
  const claim = await claimInstance(socketPath, async (request) => ({ pid: process.pid, request }));
  process.stdout.write(claim === undefined ? 'refused\n' : 'held\n');
}

void main(process.argv[2] ?? '');
