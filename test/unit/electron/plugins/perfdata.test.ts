import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatMetric, type Metric, parseMetric } from '../../../../electron/plugins/perfdata';
import { readPerfdata } from '../../../../electron/plugins/readPerfdata';

const outside = (start: number, end: number) => ({ start, end, inside: false });

describe('one metric', () => {
  it.each<[string, Metric]>([
    [
      'load1=0.010;5.000;10.000;0;',
      { label: 'load1', value: 0.01, unit: '', warning: outside(0, 5), critical: outside(0, 10), minimum: 0 },
    ],
    [
      "'C:\\ %'=12%;80;90;0;100",
      {
        label: 'C:\\ %',
        value: 12,
        unit: '%',
        warning: outside(0, 80),
        critical: outside(0, 90),
        minimum: 0,
        maximum: 100,
      },
    ],
    ["'it's'=1", { label: "it's", value: 1, unit: '' }],
    ["user's=3", { label: "user's", value: 3, unit: '' }],
    ['a=b=3', { label: 'a=b', value: 3, unit: '' }],
    [
      'a=1;2;3;4;5;6',
      {
        label: 'a',
        value: 1,
        unit: '',
        warning: outside(0, 2),
        critical: outside(0, 3),
        minimum: 4,
        maximum: 5,
      },
    ],
    ['/=24GiB', { label: '/', value: 24, unit: 'GiB' }],
    ['rta=1,5ms', { label: 'rta', value: 1.5, unit: 'ms' }],
    ['tiny=1.5e-7s', { label: 'tiny', value: 1.5e-7, unit: 's' }],
    ['gone=U;;;0', { label: 'gone', unit: '', minimum: 0 }],
    [
      'n=3c;~:5;@1:2',
      {
        label: 'n',
        value: 3,
        unit: 'c',
        warning: outside(Number.NEGATIVE_INFINITY, 5),
        critical: { start: 1, end: 2, inside: true },
      },
    ],
    ['a=1;nonsense;2', { label: 'a', value: 1, unit: '', critical: outside(0, 2) }],
    ['available_upgrades=120;;;0', { label: 'available_upgrades', value: 120, unit: '', minimum: 0 }],
  ])('%s', (text, metric) => {
    expect(parseMetric(text)).toEqual(metric);
  });

  it.each(['', '=1', 'a', 'a=', 'a=x', "'a=1", 'a b=1', 'a=1 ', 'a=1e999', 'a=--1', 'a=0x1F', 'a=1m3'])(
    '%j is none',
    (text) => {
      expect(parseMetric(text)).toBeUndefined();
    },
  );

  it('reads back what it prints, and prints no exponent', () => {
    const number = fc
      .double({ noNaN: true, noDefaultInfinity: true })
      .map((value) => (Object.is(value, -0) ? 0 : value));
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the generator must avoid what no label can hold
    const label = fc.string({ minLength: 1 }).filter((text) => !/[=|\u0000-\u001f\u007f]/.test(text));
    const metrics = fc.record(
      {
        label,
        value: number,
        unit: fc.constantFrom('', 's', '%', 'B', 'MiB', 'c'),
        minimum: number,
        maximum: number,
        warning: fc.record({ start: fc.constant(0), end: fc.nat(), inside: fc.boolean() }),
      },
      { requiredKeys: ['label', 'value', 'unit'] },
    );
    fc.assert(
      fc.property(metrics, (metric) => {
        const text = formatMetric(metric);
        expect(text.slice(text.lastIndexOf('=') + 1)).toMatch(/^-?[\d.]+(?:s|%|B|MiB|c)?(?:;|$)/);
        expect(parseMetric(text)).toEqual(metric);
      }),
    );
  });

  it('prints what a label cannot hold as something it can, and what is no number as U', () => {
    expect(formatMetric({ label: 'a=b|c\n', value: Number.NaN, unit: 's' })).toBe('a_b_c_=U');
    expect(formatMetric({ label: '', value: 1e21, unit: '' })).toBe('_=1000000000000000000000');
  });
});

describe('a perfdata text', () => {
  const read = (text: string) => {
    const { metrics, leftOut, rest } = readPerfdata(text);
    return { metrics, leftOut, rest };
  };

  it.each<[string, string[]]>([
    ["  a=1;;;  'b c'=2%\t", ['a=1;;;', "'b c'=2%"]],
    ["a=1 isn't b=2", ['a=1', "'isn't b'=2"]],
    ['load average=0.5 users=3', ["'load average'=0.5", 'users=3']],
    ["user's=3", ["user's=3"]],
    ["'it''s free'=1 'a=b'=2", ["'it's free'=1", "'a=b'=2"]],
    ['users_last_1_hour=20, users_last_1_day=40', ['users_last_1_hour=20', 'users_last_1_day=40']],
    [
      'time=6,049175s;;;0,000000;10,000000 size=555B;;;0',
      ['time=6.049175s;;;0.000000;10.000000', 'size=555B;;;0'],
    ],
    ['a=1;-;2 b=1;5e;2', ['a=1;;2', 'b=1;;2']],
    [
      "'ssh::check_ssh::time'=0.1s load=1 'web::check_http::size'=5B",
      ["'ssh::check_ssh::time'=0.1s", 'ssh::check_ssh::load=1', "'web::check_http::size'=5B"],
    ],
    ['', []],
  ])('%s', (text, metrics) => {
    expect(read(text).metrics).toEqual(metrics);
  });

  it.each([
    ['flags=0x1F'],
    ['test=123_456'],
    ['x=U'],
    ['x=nan'],
    ['x=inf;1;2'],
    ['x=1e999'],
    ['x=1,234,567'],
    ['x=5m3'],
  ])('%s is left out, and told', (text) => {
    expect(read(text)).toEqual({ metrics: [], leftOut: [text], rest: false });
  });

  it.each(['a sentence', 'a=b is fine', '=1', 'a=', 'b is fine | x=1'])('%s is no perfdata', (text) => {
    expect(read(text)).toEqual({ metrics: [], leftOut: [], rest: true });
  });

  it('never throws, and gives only metrics that it reads itself', () => {
    const texts = fc.oneof(fc.string(), fc.stringMatching(/^['a=1 ;|U%:,.]*$/));
    fc.assert(
      fc.property(texts, (text) => {
        for (const metric of read(text).metrics) expect(parseMetric(metric)?.value).toBeTypeOf('number');
      }),
    );
  });

  it.each(["'", "' ", "''' ", '|', 'a=', "a='", 'a=,', 'a', 'a=1;', "'a'='"])(
    'takes a text made of %j alone in stride',
    (piece) => {
      const started = performance.now();
      readPerfdata(piece.repeat((64 * 1024) / piece.length));
      expect(performance.now() - started).toBeLessThan(2000);
    },
  );
});
