import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blindTo, countOf } from '../../../../../electron/checks/ntopng/question';

const runs = { numRuns: 10_000 };
/** A text cut off before its last character that counts. */
const cutOf = (whole: string) => fc.nat(whole.length - 1).map((at) => whole.slice(0, at));
/** Words that programs print instead of, or in the midst of, what they should. */
const noise = fc.constantFrom(
  '',
  'Zugriff verweigert\n',
  'Failed to connect to bus\n',
  '\u0000',
  '<html>',
  'OK\n',
);

// Each whole output is one that is OK, and what is done to it takes that away.
describe('broken output is never OK', { timeout: 60_000 }, () => {
  it('ntopng', () => {
    const whole = JSON.stringify({ rc: 0, rc_str: 'OK', recordsFiltered: 0, rsp: { records: [] } });
    const broken = fc.oneof(
      cutOf(whole),
      fc.tuple(noise, cutOf(whole)).map(([words, cut]) => words + cut),
      fc.json(),
    );
    fc.assert(
      fc.property(broken, fc.constantFrom('v2' as const, 'legacy' as const), (text, api) => {
        expect(countOf({ status: 200, text }, api, '192.0.2.7').kind).toBe('unreadable');
      }),
      runs,
    );
  });

  it('the interfaces that an account may see', () => {
    const whole = '{"rc":0,"rsp":[{"ifid":0,"ifname":"veth0"},{"ifid":1,"ifname":"lo"}],"rc_str":"OK"}';
    expect(blindTo({ status: 200, text: whole }, 0)).toBeUndefined();
    const broken = fc.oneof(
      cutOf(whole),
      fc.tuple(noise, cutOf(whole)).map(([words, cut]) => words + cut),
      fc.constant(whole.replace('"ifid":0', '"ifid":2')),
      fc.constant(whole.replace('"rc":0', '"rc":-3')),
      fc.json(),
    );
    fc.assert(
      fc.property(broken, (text) => {
        expect(blindTo({ status: 200, text }, 0)).toBeDefined();
      }),
      runs,
    );
  });
});
