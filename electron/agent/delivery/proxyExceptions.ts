import { BlockList, isIP } from 'node:net';

/**
 * Whether an endpoint is among the exceptions: `*`, `host`, `.domain`, `*.domain`, `host:port`, addresses in any of their forms, networks as `10.0.0.0/8` and
 * `fd00::/8`, and the `10.*` and `<local>` of Windows.
 */
export function isExcepted(endpoint: string, exceptions: readonly string[]): boolean {
  const { hostname, port } = new URL(endpoint);
  const host = hostname
    .replace(/^\[|\]$/g, '')
    .replace(/\.$/, '')
    .toLowerCase();
  return exceptions.some((written) => excepts(written.trim().toLowerCase(), host, port || '443'));
}

function excepts(exception: string, host: string, port: string): boolean {
  if (exception === '') return false;
  if (exception === '*') return true;
  if (exception === '<local>') return isIP(host) === 0 && !host.includes('.');
  if (exception.includes('/')) return isInNetwork(host, exception);
  const { name, wanted } = partsOf(exception);
  if (wanted !== undefined && wanted !== port) return false;
  if (isIP(name) !== 0) return isSameAddress(host, name);
  if (name.replace(/^\*\./, '').includes('*')) return patternOf(name).test(host);
  const domain = name.replace(/^\*?\./, '').replace(/\.$/, '');
  if (domain === '') return false;
  return host === domain || (isIP(host) === 0 && host.endsWith(`.${domain}`));
}

/** A port can only stand behind an IPv6 address that is in brackets. */
function partsOf(exception: string): { name: string; wanted?: string | undefined } {
  const bracketed = /^\[([^\]]*)\](?::(\d+))?$/.exec(exception);
  if (bracketed) return { name: bracketed[1] ?? '', wanted: bracketed[2] };
  if (isIP(exception) === 6) return { name: exception };
  const [, name = '', wanted] = /^(.*?)(?::(\d+))?$/.exec(exception) ?? [];
  return { name, wanted };
}

function patternOf(name: string): RegExp {
  const parts = name.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`);
}

/** The same address may be written in several ways: `::1` and `0:0:0:0:0:0:0:1`. */
function isSameAddress(host: string, address: string): boolean {
  return isInNetwork(host, `${address}/${isIP(address) === 6 ? 128 : 32}`);
}

function isInNetwork(host: string, network: string): boolean {
  const [written = '', bits = ''] = network.split('/');
  const base = written.replace(/^\[|\]$/g, '');
  const [family, own] = [isIP(base), isIP(host)];
  if (family === 0 || own === 0 || !/^\d+$/.test(bits) || Number(bits) > (family === 4 ? 32 : 128))
    return false;
  const list = new BlockList();
  list.addSubnet(base, Number(bits), family === 4 ? 'ipv4' : 'ipv6');
  return list.check(host, own === 4 ? 'ipv4' : 'ipv6');
}
