import { isIP } from 'node:net';
import type { PlanTarget } from '../plan/plan';

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
    return parsed(address.includes('://') ? address : `http://${address}`);
  }
  if (isExcepted(endpoint, proxy.noProxy ?? [])) return undefined;
  return { ...parsed(proxy.url), ...(proxy.user === undefined ? {} : { user: proxy.user }) };
}

/** Whether an endpoint is among the exceptions: `*`, `host`, `.domain`, `host:port`, IPv4 networks as `10.0.0.0/8`. */
export function isExcepted(endpoint: string, exceptions: readonly string[]): boolean {
  const { hostname, port } = new URL(endpoint);
  const host = hostname.replace(/^\[|\]$/g, '').toLowerCase();
  return exceptions.some((written) => {
    const exception = written.trim().toLowerCase();
    if (exception === '') return false;
    if (exception === '*') return true;
    if (exception.includes('/')) return isInNetwork(host, exception);
    const [, name = '', wanted] = /^(.*?)(?::(\d+))?$/.exec(withoutBrackets(exception)) ?? [];
    if (isIP(withoutBrackets(exception)) === 6) return host === withoutBrackets(exception);
    if (wanted !== undefined && wanted !== (port || '443')) return false;
    const domain = name.replace(/^\*?\./, '');
    return host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`));
  });
}

function isInNetwork(host: string, network: string): boolean {
  const [base = '', bits = ''] = network.split('/');
  if (isIP(host) !== 4 || isIP(base) !== 4 || !/^\d+$/.test(bits) || Number(bits) > 32) return false;
  const size = 2 ** (32 - Number(bits));
  return Math.floor(numberOf(host) / size) === Math.floor(numberOf(base) / size);
}

function numberOf(address: string): number {
  return address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
}

function withoutBrackets(text: string): string {
  return text.replace(/^\[([^\]]*)\]$/, '$1');
}

function parsed(address: string): ChosenProxy {
  const url = new URL(address);
  if (url.protocol !== 'http:') throw new Error(`${url.protocol}// is not a proxy that Fettle can use`);
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port || 80),
    ...(url.username === ''
      ? {}
      : { user: decodeURIComponent(url.username), password: decodeURIComponent(url.password) }),
  };
}

function first(environment: NodeJS.ProcessEnv, name: string): string | undefined {
  return environment[name] || environment[name.toUpperCase()] || undefined;
}
