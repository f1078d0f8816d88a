import { expect, it } from 'vitest';
import { lanesOf } from '../../../../../electron/agent/delivery/lanes';
import { prefixOf } from '../../../../../electron/icinga/http/endpoint';

it.each([
  ['https://monitor:5665', ''],
  ['https://monitor:5665/', ''],
  ['https://monitor/icinga2', '/icinga2'],
  ['https://monitor/icinga2/', '/icinga2'],
  // https://github.com/Icinga/terraform-provider-icinga2/pull/9: the provider of that time writes /v1 as well.
  ['https://monitor/icinga2_api/v1', '/icinga2_api'],
  ['https://monitor:5665/v1/', ''],
  ['https://monitor/a/b//', '/a/b'],
  ['https://monitor/v1icinga', '/v1icinga'],
])('the API of %s lies below "%s"', (endpoint, prefix) => {
  expect(prefixOf(endpoint)).toBe(prefix);
});

it('two endpoints of one host are two lanes', () => {
  const endpoints = ['https://monitor/a/', 'https://monitor/b/', 'https://monitor/'];
  const target = { name: 'main', mode: 'all' as const, endpoints, host: 'laptop', tls: 'modern' as const };
  const lanes = lanesOf([{ ...target, auth: { type: 'password', user: 'laptop' } }]);
  expect(lanes.map(({ name }) => name)).toEqual(['main (monitor/a)', 'main (monitor/b)', 'main (monitor)']);
});
