import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseMetric } from '../../electron/plugins/perfdata';
import { readPerfdata } from '../../electron/plugins/readPerfdata';

interface Read {
  label: string;
  value: number;
}

/** What the real `parse_performance_data` makes of each text; null where it throws. One process, no daemon. */
function readByIcinga(texts: readonly string[]): (Read | null)[] {
  const look = 'var p = parse_performance_data(text); found.add({ label = p.label, value = p.value })';
  const script = [
    'var found = []',
    `for (text in ${JSON.stringify(texts)}) { try { ${look} } except { found.add(null) } }`,
    'Json.encode(found)',
  ].join('\n');
  const printed = execFileSync('/usr/sbin/icinga2', ['console', '--eval', script], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return JSON.parse(JSON.parse(printed));
}

const label = fc.constantFrom(
  'a',
  "user's",
  'a=b',
  "'free space'",
  "'it''s'",
  "'a=b'",
  'load average',
  "isn't it",
  "'ssh::check_ssh::time'",
  'Foo::Bar',
  '/home',
  'größe',
  "''",
  "'",
  '',
);
const number = fc.oneof(
  // Not so large that a unit makes it infinite there.
  fc.double({ noNaN: true, min: -1e200, max: 1e200 }).map(String),
  fc.constantFrom(
    '1',
    '0.5',
    '.5',
    '5.',
    '+3',
    '-2',
    '6,049175',
    '1,234,567',
    '1e5',
    '1e',
    '1e999',
    '0x1F',
    '123_456',
  ),
  fc.constantFrom('U', 'inf', 'nan', '-', '', '1..2', '--1', '5a'),
);
const unit = fc.constantFrom('', 's', 'ms', '%', 'B', 'kB', 'MiB', 'c', 'b/s', 'm3', 'foo', '°C', ',');
const limit = fc.constantFrom('', '1', '10:', '~:10', '@1:2', '-', '5e', '.', 'U', '0,5', '0,5:1,5', 'x');
const metric = fc
  .tuple(label, number, unit, fc.array(limit, { maxLength: 6 }))
  .map(([name, value, uom, limits]) => [`${name}=${value}${uom}`, ...limits].join(';'));

describe.skipIf(!existsSync('/usr/sbin/icinga2'))(
  'a metric for Fettle and for Icinga',
  { timeout: 60_000 },
  () => {
    it('is the same: label, and value where there is no unit', () => {
      const lines = fc
        .sample(fc.array(metric, { minLength: 1, maxLength: 4 }), 600)
        .map((parts) => parts.join(' '));
      const sent = [...new Set(lines.flatMap((line) => readPerfdata(line).metrics))].slice(0, 1200);
      expect(sent.length).toBeGreaterThan(200);
      const theirs = readByIcinga(sent);
      for (const [index, text] of sent.entries()) {
        const [ours, read] = [parseMetric(text), theirs[index]];
        expect([text, read?.label], text).toEqual([text, ours?.label]);
        expect(read?.value, text).toBeTypeOf('number');
        if (ours?.unit === '') expect(read?.value, text).toBe(ours.value);
      }
    });

    it('is left out by Fettle only where Icinga refuses it as well, or calls it no number', () => {
      const texts = [
        'x=0x1F',
        'x=123_456',
        'x=U',
        'x=inf',
        'x=nan',
        'x=1e999',
        'x=1,234,567',
        'x=1m3',
        'x=-',
        'x=',
      ];
      expect(texts.map((text) => readPerfdata(text).metrics)).toEqual(texts.map(() => []));
      expect(readByIcinga(texts).map((read) => read?.value ?? null)).toEqual(texts.map(() => null));
    });
  },
);
