import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../../../../electron/agent/delivery/proxy';
import { isExcepted } from '../../../../../electron/agent/delivery/proxyExceptions';

const endpoint = 'https://icinga.example.com:5665';

describe('the proxy of an endpoint', () => {
  it('is none without a word about it', () => {
    const environment = { https_proxy: 'http://p:3128' };
    expect(proxyFor(undefined, endpoint, environment)).toBeUndefined();
    expect(proxyFor('none', endpoint, environment)).toBeUndefined();
  });

  it.each([
    [{ https_proxy: 'http://p:3128' }, { host: 'p', port: 3128 }],
    [{ HTTPS_PROXY: 'http://p' }, { host: 'p', port: 80 }],
    [{ ALL_PROXY: 'p:8080' }, { host: 'p', port: 8080 }],
    [{ https_proxy: 'http://a%40b:c%3Ad@p:1' }, { host: 'p', port: 1, user: 'a@b', password: 'c:d' }],
    [{ https_proxy: 'http://[::1]:3128' }, { host: '::1', port: 3128 }],
    [{ http_proxy: 'http://p:3128' }, undefined],
    [{ https_proxy: '' }, undefined],
    [{ https_proxy: 'http://p:3128', no_proxy: 'localhost, .example.com' }, undefined],
  ])('of the environment %j is %j', (environment, proxy) => {
    expect(proxyFor('environment', endpoint, environment)).toEqual(proxy);
  });

  it('of the policy brings its user, whose password is elsewhere', () => {
    const fixed = { url: 'http://proxy:3128', user: 'alice', noProxy: ['10.0.0.0/8'] };
    expect(proxyFor(fixed, endpoint, {})).toEqual({ host: 'proxy', port: 3128, user: 'alice' });
    expect(proxyFor(fixed, 'https://10.1.2.3:5665', {})).toBeUndefined();
  });

  it('cannot be one that speaks something else than HTTP', () => {
    expect(() => proxyFor('environment', endpoint, { https_proxy: 'socks5://p:1' })).toThrow('socks5');
  });
});

describe('an exception', () => {
  it.each([
    ['*', endpoint, true],
    ['example.com', endpoint, true],
    ['.example.com', endpoint, true],
    ['*.example.com', endpoint, true],
    ['ICINGA.example.com', endpoint, true],
    ['icinga.example.com:5665', endpoint, true],
    ['icinga.example.com:443', endpoint, false],
    ['ample.com', endpoint, false],
    ['', endpoint, false],
    ['10.0.0.0/8', 'https://10.255.0.1:5665', true],
    ['10.0.0.0/8', 'https://11.0.0.1:5665', false],
    ['192.168.1.128/25', 'https://192.168.1.127:1', false],
    ['0.0.0.0/0', 'https://1.2.3.4', true],
    ['::1', 'https://[::1]:5665', true],
    ['[::1]', 'https://[::1]:5665', true],
    ['1.2.3.4', 'https://1.2.3.4:5665', true],
  ])('%s for %s: %s', (exception, address, excepted) => {
    expect(isExcepted(address, [exception])).toBe(excepted);
  });
});
