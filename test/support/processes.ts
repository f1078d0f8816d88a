import { readdirSync, readFileSync } from 'node:fs';

/** The command lines with this text of processes that run now, without the asking one's; a zombie has none. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      try {
        return [readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ')];
      } catch {
        // It ended meanwhile.
        return [];
      }
    })
    .filter((line) => line.includes(text));
}
