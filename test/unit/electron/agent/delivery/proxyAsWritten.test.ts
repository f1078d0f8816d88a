import { describe, expect, it } from 'vitest';
import { proxyFor } from '../../../../../electron/agent/delivery/proxy';
import { isExcepted } from '../../../../../electron/agent/delivery/proxyExceptions';

const endpoint = 'https://icinga.example.com:5665';

// What people write into proxy variables, by public reports; what comes out is what curl sends.
describe('credentials in https_proxy', () => {
  it.each([
    ['psf/requests/issues/2846', 'user:XXX#XXX', 'user', 'XXX#XXX'],
    ['psf/requests/issues/2703', 'test.username:testp@ssword#', 'test.username', 'testp@ssword#'],
    ['babun/babun/issues/45', 'user:p@ssword', 'user', 'p@ssword'],
    ['Kong/insomnia/issues/2512', 'user:p@ss#', 'user', 'p@ss#'],
    ['dfe-analytical-services/dfeR/issues/47', 'user:what?', 'user', 'what?'],
    ['pypa/pip/issues/6974', 'name:a(b)c%', 'name', 'a(b)c%'],
    ['pypa/pip/issues/3267', 'username:pass#123', 'username', 'pass#123'],
    ['carsonyl/pypac/issues/49', 'user:https://', 'user', 'https://'],
    ['carsonyl/pypac/issues/49', 'user:www.example.com&foobar=', 'user', 'www.example.com&foobar='],
    ['capriza/node-proxying-agent/pull/6', 'domain\\username:password', 'domain\\username', 'password'],
    ['ruby/rubygems/issues/285', 'mydomain%5Cmyusername:password', 'mydomain\\myusername', 'password'],
    ['fatedier/frp/issues/272', 'user:a%40b', 'user', 'a@b'],
    ['encode/httpx/issues/858', 'service:a%23b', 'service', 'a#b'],
    ['delvedor/hpagent/issues/120', 'alice:50%', 'alice', '50%'],
    ['a code that is no UTF-8', 'alice:%ff', 'alice', '%ff'],
    ['a colon in the password', 'alice:a:b', 'alice', 'a:b'],
  ])('%s: %s', (_, written, user, password) => {
    const environment = { https_proxy: `http://${written}@proxy.example.com:3128` };
    expect(proxyFor('environment', endpoint, environment)).toEqual({
      host: 'proxy.example.com',
      port: 3128,
      user,
      password,
    });
  });

  it.each(['http://wpad/wpad.dat', 'http://proxy.example.com/proxy.pac?x=1'])(
    'a PAC file is called so: %s',
    (https_proxy) => {
      expect(() => proxyFor('environment', endpoint, { https_proxy })).toThrow('PAC');
    },
  );
});

describe('no_proxy', () => {
  it.each([
    ['curl/curl/issues/2353', '::1', 'https://[::1]:5665', true],
    ['curl/curl/issues/5745', '0:0:0:0:0:0:0:1', 'https://[::1]:5665', true],
    ['curl/curl/issues/5745', '0:0:0:0:0:0:7f00:0001', 'https://[::7f00:1]:5665', true],
    ['curl/curl/pull/19828', '::1/64', 'https://[::1]', true],
    ['curl/curl/issues/9773', '10.0.0.0/8', 'https://10.10.20.1', true],
    ['nodejs/undici/issues/5616', '[::1]:5665', 'https://[::1]:5665', true],
    ['nodejs/undici/issues/5616', '[::1]:1', 'https://[::1]:5665', false],
    ['SonarSource/sonarqube-cli/pull/860', '::ffff:192.168.1.10', 'https://[::ffff:192.168.1.10]', true],
    ['guzzle/guzzle/pull/3578', 'example.com.', endpoint, true],
    ['guzzle/guzzle/pull/3578', 'example.com', 'https://icinga.example.com.:5665', true],
    ['oven-sh/bun/pull/26347', 'localhost:1234', 'https://localhost:5665', false],
    ['libwww-perl/libwww-perl/issues/433', '.example.com', endpoint, true],
    ['libwww-perl/libwww-perl/issues/433', '.ample.com', endpoint, false],
    ['FelisCatus/switchy/issues/189', '*.local', 'https://web1.local', true],
    ['FelisCatus/SwitchyOmega/issues/1582', '*-prod', 'https://name-prod', true],
    ['Rob--W/proxy-from-env/issues/29', 'mydomain.com', 'https://sub.mydomain.com', true],
    ['docker/docs/issues/9745', '10.*', 'https://10.1.2.3:5665', true],
    ['docker/docs/issues/9745', '10.*', 'https://110.1.2.3:5665', false],
    ['Windows', '<local>', 'https://icinga:5665', true],
    ['Windows', '<local>', endpoint, false],
    ['an address of another family', '10.0.0.0/8', 'https://[::1]', false],
    ['a network that is none', '10.0.0.0/40', 'https://10.0.0.1', false],
  ])('%s: %s for %s: %s', (_, exception, address, excepted) => {
    expect(isExcepted(address, [exception])).toBe(excepted);
  });
});
