import { access, open, readdir } from 'node:fs/promises';
import { currentSystem } from '../system';
import type { StartFault } from './process';

/** A file that is there and cannot be started. */
export interface CannotStart {
  kind: 'not-executable';
  /** An errno name. */
  reason: string;
  fault?: StartFault;
  interpreter?: string;
}

/**
 * Why an executable file will not start, as far as its first bytes tell. A text (or empty) file that names no interpreter is
 * refused too: execvp would hand it to /bin/sh, and an empty or half-written plugin would then "succeed": exit 0, a false OK.
 */
export async function startFaultOf(file: string): Promise<CannotStart | undefined> {
  if (currentSystem() === 'windows') return undefined;
  // May be run but not read (mode 0711): the system decides.
  const head = await firstBytes(file).catch(() => undefined);
  if (!head) return undefined;
  const text = head.toString('latin1');
  if (text.startsWith('#!')) return interpreterFault(text);
  if (!head.includes(0)) return fault('ENOEXEC', 'first-line');
  return (await isForOtherMachine(head)) ? fault('ENOEXEC', 'architecture') : undefined;
}

async function firstBytes(file: string): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(256), 0, 256, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
}

/** An argument may end with a carriage return and do no harm (perl overlooks it); a name of a program may not. */
async function interpreterFault(text: string): Promise<CannotStart | undefined> {
  const [, interpreter = '', argument = ''] = /^#![ \t]*([^ \t\n]*)[ \t]*([^\n]*)/.exec(text) ?? [];
  const throughEnv = /\/env$/.test(interpreter) && /^(?:-S[ \t]*)?[^ \t]+\r$/.test(argument);
  if (interpreter.endsWith('\r') || throughEnv) {
    const name = (throughEnv ? argument : interpreter).replace(/\r$/, '');
    return fault('ENOENT', 'line-ends', name);
  }
  if (!interpreter.startsWith('/')) return undefined;
  const missing = await access(interpreter).then(
    () => false,
    (error: NodeJS.ErrnoException) => error.code === 'ENOENT' || error.code === 'ENOTDIR',
  );
  return missing ? fault('ENOENT', 'interpreter', interpreter) : undefined;
}

/** The number of each architecture in the head of an ELF file, and of those whose programs it may run as well. */
const elfMachines: Partial<Record<NodeJS.Architecture, readonly number[]>> = {
  x64: [62, 3],
  ia32: [3],
  arm64: [183, 40],
  arm: [40],
  riscv64: [243],
  ppc64: [21],
  s390x: [22],
};

/** glibc would hand such a file to the shell, which takes it for a script with a wrong syntax. Emulators (binfmt_misc) may know it. */
async function isForOtherMachine(head: Buffer): Promise<boolean> {
  const known = elfMachines[process.arch];
  if (!known || head.length < 20 || head.toString('latin1', 0, 4) !== '\u007fELF') return false;
  const machine = head[5] === 2 ? head.readUInt16BE(18) : head.readUInt16LE(18);
  if (known.includes(machine)) return false;
  const emulators = await readdir('/proc/sys/fs/binfmt_misc').catch(() => []);
  return emulators.every((name) => name === 'register' || name === 'status');
}

function fault(reason: string, kind: StartFault, interpreter?: string): CannotStart {
  return { kind: 'not-executable', reason, fault: kind, ...(interpreter ? { interpreter } : {}) };
}
