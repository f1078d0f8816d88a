import type { PlanTarget } from '../plan/plan';
import { isExcepted } from './proxyExceptions';

/** The proxy on the way to an endpoint; `user` without `password` means that the key store has it. */
export interface ChosenProxy {
  host: string;
  port: number;
  user?: string;
  password?: string;
}

/**
 * The proxy that a target's policy and the environment give for an endpoint; undefined when there is none. Throws on a proxy address in the environment
 * that is no `http://` URL. Of the variables, those in lower case come first, as with curl.
 */
export function proxyFor(
  proxy: PlanTarget['proxy'],
  endpoint: string,
  environment: NodeJS.ProcessEnv,
): ChosenProxy | undefined {
  if (proxy === undefined || proxy === 'none') return undefined;
  if (proxy === 'environment') {
    const address = first(environment, 'https_proxy') ?? first(environment, 'all_proxy');
    const exceptions = (first(environment, 'no_proxy') ?? '').split(/[\s,]+/);
    if (address === undefined || isExcepted(endpoint, exceptions)) return undefined;
    return parsed(address);
  }
  if (isExcepted(endpoint, proxy.noProxy ?? [])) return undefined;
  return { ...parsed(proxy.url), ...(proxy.user === undefined ? {} : { user: proxy.user }) };
}

function parsed(address: string): ChosenProxy {
  const [, scheme = 'http', rest = ''] = /^(?:([a-z][a-z0-9+.-]*):\/\/)?(.*)$/is.exec(address.trim()) ?? [];
  if (scheme.toLowerCase() !== 'http') throw new Error(`${scheme}:// is not a proxy that Fettle can use`);
  // As curl does: the user ends at the last @, for passwords hold any character; so neither / nor # ends it.
  const at = rest.lastIndexOf('@');
  const place = rest.slice(at + 1);
  if (/\.(pac|dat)([?#].*)?$/i.test(place))
    throw new Error('a PAC file is not a proxy; name the proxy itself');
  const url = new URL(`http://${place}`);
  const [user, ...password] = rest.slice(0, Math.max(at, 0)).split(':');
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 80),
    ...(user ? { user: decoded(user), password: decoded(password.join(':')) } : {}),
  };
}

/** What is percent-encoded; a % that begins no code stays as it was written. */
function decoded(text: string): string {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (codes) => {
    try {
      return decodeURIComponent(codes);
    } catch {
      return codes;
    }
  });
}

function first(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  return environment[name] || environment[name.toUpperCase()] || undefined;
}
