import { expect, test } from 'vitest';
import { fragmentOf, type Route, routeOf } from '../../../shared/pages';

test('an address fragment names a page or none', () => {
  expect(routeOf('#privacy')).toEqual({ page: 'privacy' });
  expect(routeOf('#check/backups')).toEqual({ page: 'check', argument: 'backups' });
  for (const hash of ['#elsewhere', '#toString', '#', '', '#privacy?x', 'privacy'])
    expect(routeOf(hash), hash).toBeUndefined();
});

test('what a place is about comes back as it was, whatever it contains', () => {
  for (const argument of ['backups', 'a/b', 'ä ö#%', '%']) {
    const place: Route = { page: 'check', argument };
    expect(routeOf(`#${fragmentOf(place)}`)).toEqual(place);
  }
  expect(routeOf('#check/%')).toEqual({ page: 'check' });
});
