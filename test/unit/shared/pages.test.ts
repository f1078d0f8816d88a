import { expect, test } from 'vitest';
import { fragmentOf, type Place, placeOf } from '../../../shared/pages';

test('an address fragment names a page or none', () => {
  expect(placeOf('#privacy')).toEqual({ page: 'privacy' });
  expect(placeOf('#check/backups')).toEqual({ page: 'check', argument: 'backups' });
  for (const hash of ['#elsewhere', '#toString', '#', '', '#privacy?x', 'privacy'])
    expect(placeOf(hash), hash).toBeUndefined();
});

test('what a place is about comes back as it was, whatever it contains', () => {
  for (const argument of ['backups', 'a/b', 'ä ö#%', '%']) {
    const place: Place = { page: 'check', argument };
    expect(placeOf(`#${fragmentOf(place)}`)).toEqual(place);
  }
  expect(placeOf('#check/%')).toEqual({ page: 'check' });
});
