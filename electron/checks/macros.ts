import type { CheckContext } from './check';

/** Puts the values of `$user$ $host$ $address$ $home$` into a text; other `$...$` stay as they are. */
export function expandMacros(text: string, macros: CheckContext<unknown>['macros']): string {
  return text.replace(/\$(user|host|address|home)\$/g, (_, name: keyof typeof macros) => macros[name]);
}

/** The same for a path, where `~/` at the start is the home folder. */
export function expandPath(text: string, macros: CheckContext<unknown>['macros']): string {
  const path = expandMacros(text, macros);
  return path.startsWith('~/') ? macros.home + path.slice(1) : path;
}
