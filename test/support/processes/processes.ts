import { readdirSync, readFileSync } from 'node:fs';

/** The command lines of processes that run now and have this text in their command line or environment; a zombie has neither. */
export function processesWith(text: string): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && name !== String(process.pid))
    .flatMap((pid) => {
      try {
        const [line, environment] = ['cmdline', 'environ'].map((name) =>
          readFileSync(`/proc/${pid}/${name}`, 'latin1'),
        );
        return line && `${line}\0${environment}`.includes(text) ? [line.replaceAll('\0', ' ')] : [];
      } catch {
        // It ended meanwhile.
        return [];
      }
    });
}
