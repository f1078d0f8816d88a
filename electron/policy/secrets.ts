import type { JsonPath } from './document';

const secretName = /(password|passwd|passphrase|secret|token)$/i;

/** Is this where a secret would be: a key of such a name, or anything in an entry's `environment`. */
export function isSecretPath(path: JsonPath): boolean {
  return path.some((part) => part === 'environment' || (typeof part === 'string' && isSecretName(part)));
}

/** `password`, `apiToken`, but not `passwordFile`. */
export function isSecretName(name: string): boolean {
  return secretName.test(name);
}

/** Hides user name and password of addresses, and `--password=...` of arguments. */
export function maskText(text: string): string {
  return (
    text
      // The end of a scheme is enough: to look for all of a long one from each of its letters would take the square of the time.
      .replace(/([a-z][a-z0-9+.-]{0,30}:\/\/)[^\s/?#]*@/gi, '$1***@')
      .replace(/((?:password|passwd|passphrase|secret|token)=)[^\s&'"]+/gi, '$1***')
  );
}
