import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareDebianVersions } from '../../../../../../electron/checks/updates/sources/debianVersion';
import { hasPrograms } from '../../../../../support/packages/packageTools';

describe('versions of Debian packages', () => {
  it.each([
    ['1.0', '1.0', 0],
    ['1.0', '1.0-0', 0],
    ['1.0-1', '1.0-1.1', -1],
    ['9', '1:1', -1],
    ['3.5.7-1~deb13u2', '3.5.7-1', -1],
    ['3.5.7-1~deb13u2', '3.5.7-1~deb13u3', -1],
    ['5.8.1-1+deb13u1', '5.8.1-1+deb13u10', -1],
    ['1:1.3.dfsg+really1.3.1-1+b1', '1:1.3.dfsg+really1.3.1-1+deb13u1', -1],
    ['2.7.14build2', '2.8.4ubuntu0.1', -1],
    ['1.0~~', '1.0~', -1],
    ['1.0a', '1.0+', -1],
    ['20230311', '20250419+deb13u1', -1],
    ['1.0010', '1.10', 0],
  ])('%s against %s', (left, right, expected) => {
    expect(Math.sign(compareDebianVersions(left, right))).toBe(expected);
    expect(Math.sign(compareDebianVersions(right, left))).toBe(expected === 0 ? 0 : -expected);
  });

  it.skipIf(!hasPrograms('dpkg'))('are ordered as dpkg orders them', () => {
    const part = fc.array(fc.constantFrom('0', '1', '2', '10', '~', '+', '.', 'a', 'b', 'Z', 'deb', '-'), {
      maxLength: 6,
    });
    const version = fc
      .tuple(fc.constantFrom('', '0:', '1:'), part)
      .map(([epoch, signs]) => `${epoch}1${signs.join('')}1`);
    const pairs = fc.sample(fc.tuple(version, version), { numRuns: 300, seed: 1 });
    const tests = pairs.map(
      ([left, right]) => `dpkg --compare-versions '${left}' lt '${right}' && echo lt || echo ge`,
    );
    const said = execFileSync('sh', ['-c', tests.join('\n')], { encoding: 'utf8' })
      .trim()
      .split('\n');
    const ours = pairs.map(([left, right]) => (compareDebianVersions(left, right) < 0 ? 'lt' : 'ge'));
    expect(ours).toEqual(said);
  });
});
