import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePluginOutput } from '../../../../electron/plugins/output';
import { parseMetric } from '../../../../electron/plugins/perfdata';

const recorded = (name: string) => readFileSync(`test/fixtures/linux/plugins/${name}.txt`, 'utf8');

describe('plugin output', () => {
  it('takes recorded output apart', () => {
    expect(parsePluginOutput(recorded('check_apt'))).toEqual({
      summary: 'APT CRITICAL: 120 packages available for upgrade (77 critical updates).',
      longOutput: '',
      perfdata: ['available_upgrades=120;;;0', 'critical_updates=77;;;0'],
      leftOut: [],
    });
    expect(parsePluginOutput(recorded('check_load')).perfdata).toEqual([
      'load1=3.590;5.000;10.000;0;',
      'load5=3.270;4.000;8.000;0;',
      'load15=2.030;3.000;6.000;0;',
    ]);
    expect(parsePluginOutput(recorded('check_disk')).perfdata).toHaveLength(2);
    expect(parsePluginOutput(recorded('check_procs')).summary).toBe('PROCS OK: 99 processes');
  });

  it('follows the example of the guidelines: perfdata on the first line and after the long text', () => {
    const output =
      'DISK OK - free space: / 3326 MB | /=2643MB;5948;5958;0;5968\n/ 15272 MB (77%)\n/boot 68 MB (69%) | /boot=68MB;88;93;0;98\n/home=69357MB;253404;253409;0;253414\n';
    expect(parsePluginOutput(output)).toEqual({
      summary: 'DISK OK - free space: / 3326 MB',
      longOutput: '/ 15272 MB (77%)\n/boot 68 MB (69%)',
      perfdata: [
        '/=2643MB;5948;5958;0;5968',
        '/boot=68MB;88;93;0;98',
        '/home=69357MB;253404;253409;0;253414',
      ],
      leftOut: [],
    });
  });

  it.each([
    ['a bar in the text', 'OK: a|b is fine', 'OK: a|b is fine', []],
    ['a bar in the text and perfdata', 'OK: a|b | x=1', 'OK: a|b', ['x=1']],
    ['a bar with nothing after it', 'OK |', 'OK', []],
    ['perfdata with garbage in it', 'OK | x=1 what y=2', 'OK', ['x=1', "'what y'=2"]],
    ['a bar and a figure that nobody reads', 'OK | flags=0x1F', 'OK', []],
    ['blank lines first', '  \n\t\nOK | x=1', 'OK', ['x=1']],
    ['perfdata before the words', '| x=1\nOK', 'OK', ['x=1']],
    ['Windows line ends', 'OK | x=1\r\n', 'OK', ['x=1']],
    ['empty lines first', '\n\nOK', 'OK', []],
    ['nothing', '', '', []],
    ['only perfdata', '| x=1', '', ['x=1']],
  ])('%s', (_, output, summary, perfdata) => {
    expect(parsePluginOutput(output)).toMatchObject({ summary, longOutput: '', perfdata });
  });

  it('keeps text that stands after the perfdata of the long text', () => {
    expect(parsePluginOutput('OK\nmore | a=1\nnot perfdata\nb=2')).toMatchObject({
      summary: 'OK',
      longOutput: 'more\nnot perfdata',
      perfdata: ['a=1', 'b=2'],
    });
  });

  it('does not trust a metric at which the output was cut off', () => {
    expect(parsePluginOutput('OK | a=1 b=123', true).perfdata).toEqual(['a=1']);
    expect(parsePluginOutput('OK | a=1 b=123\n', true).perfdata).toEqual(['a=1', 'b=123']);
  });

  it('never throws and is quick, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[|a=1\n ']*$/)), (text) => {
        expect(parsePluginOutput(text).perfdata.every((metric) => parseMetric(metric) !== undefined)).toBe(
          true,
        );
      }),
    );
    const started = performance.now();
    for (const piece of ['|', '| ', "|'", '|a=1']) parsePluginOutput(piece.repeat(16 * 1024));
    expect(performance.now() - started).toBeLessThan(3000);
  });
});
