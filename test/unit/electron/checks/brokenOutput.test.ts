import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../../../electron/checks/catalog';
import { countOf } from '../../../../electron/checks/ntopng/question';
import { gatherDisk, judgeDisk } from '../../../../electron/checks/system/disk';
import { gatherFirewall, judgeFirewall } from '../../../../electron/checks/system/firewall';
import { judgeServices, parseUnits } from '../../../../electron/checks/system/services';
import { contextFor, exited } from '../../../support/checks';

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
const levels = catalog.get('disk')?.thresholds.parse(undefined) as Parameters<typeof judgeDisk>[1];

// Each whole output is one that is OK, and what is done to it takes that away.
describe('broken output is never OK', { timeout: 60_000 }, () => {
  it('systemctl show', () => {
    const block = 'LoadState=loaded\nActiveState=active';
    fc.assert(
      fc.property(cutOf(`${block}\n\n${block}`), noise, (cut, words) => {
        const states = parseUnits(words + cut);
        const facts = ['a', 'b'].map((name, index) => ({ name, state: states[index] ?? 'unknown' }));
        expect(judgeServices({ kind: 'seen', facts }).state).not.toBe('ok');
      }),
      runs,
    );
  });

  it('systemctl is-active', async () => {
    await fc.assert(
      fc.asyncProperty(cutOf('inactive\ninactive\nactive'), noise, async (cut, words) => {
        const context = contextFor({}, { run: async () => exited(0, cut + words), root: '/nowhere' });
        expect(judgeFirewall(await gatherFirewall(context, 'linux')).state).not.toBe('ok');
      }),
      runs,
    );
  });

  it('df, of a disk that the policy names', async () => {
    const whole = `Filesystem Type 1-blocks Used Available Capacity Mounted on\n/dev/sda1 ext4 100 10 90 10% /home`;
    await fc.assert(
      fc.asyncProperty(cutOf(whole), noise, async (cut, words) => {
        const options = { mounts: ['/home'], exclude: [] };
        const context = contextFor(options, { run: async () => exited(0, words + cut) });
        expect(judgeDisk(await gatherDisk(context), levels).state).not.toBe('ok');
      }),
      runs,
    );
  });

  it('ntopng', () => {
    const whole = JSON.stringify({ rc: 0, rc_str: 'OK', recordsFiltered: 0, rsp: { records: [] } });
    const broken = fc.oneof(
      cutOf(whole),
      fc.tuple(noise, cutOf(whole)).map(([words, cut]) => words + cut),
      fc.json(),
    );
    fc.assert(
      fc.property(broken, fc.constantFrom('v2' as const, 'legacy' as const), (text, api) => {
        expect(countOf(text, api, '192.0.2.7').kind).toBe('unreadable');
      }),
      runs,
    );
  });
});
