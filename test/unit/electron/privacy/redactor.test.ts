import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { redactorFor } from '../../../../electron/privacy/redactor';

const who = { user: 'alice', home: '/home/alice', realName: 'Alice Smith', hosts: ['laptop-7'] };
const standard = redactorFor(who, { redaction: 'standard', allow: [] });
const strict = redactorFor(who, { redaction: 'allow-list', allow: ['disk', 'free'] });
const off = redactorFor(who, { redaction: 'off', allow: [] });

describe('a redactor', () => {
  it('lets only figures, states and allowed words of a program through in the mode allow-list', () => {
    expect(strict.foreign('DISK OK - free space: /srv 12.5GB (37%), owner Bob; backup.example.com')).toBe(
      'DISK OK - free [text] 12.5GB (37%), [text]',
    );
    expect(strict.text('Last backup 3 hours ago')).toBe('Last backup 3 hours ago');
    expect(standard.foreign('anything')).toBe('anything');
  });

  it('treats the labels of a plugin as its words, and those of a check as Fettle’s', () => {
    const metrics = ['age=3s;1;2', "'/srv of Bob'=4GB;5;6;0;10"];
    expect(strict.perfdata(metrics, false)).toEqual(metrics);
    expect(strict.perfdata(metrics, true)).toEqual(['[text]=3s;1;2', "'[text] 2'=4GB;5;6;0;10"]);
  });

  it('numbers labels that have become the same, and quotes where it must', () => {
    expect(standard.perfdata(["'/home/alice'=1", "'/home/bob'=2", 'x=3'], true)).toEqual([
      "'[home]'=1",
      "'[home] 2'=2",
      'x=3',
    ]);
    expect(standard.perfdata(['alice=1', 'alice=2'], true)).toEqual(['[user]=1', "'[user] 2'=2"]);
  });

  it('changes nothing when it is off', () => {
    expect(off.text('alice at 10.0.0.1')).toBe('alice at 10.0.0.1');
    expect(off.perfdata(['alice=1'], true)).toEqual(['alice=1']);
  });

  it('shows what was taken out: the pieces are the raw text and what leaves', () => {
    const secrets = fc.constantFrom(
      'alice',
      '/home/alice/x',
      '10.0.0.1',
      'fe80::1',
      'a@b.example',
      'https://u:p@h',
    );
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string(), secrets), { maxLength: 6 }),
        fc.boolean(),
        (parts, foreign) => {
          const raw = parts.join(' ');
          for (const redactor of [standard, strict]) {
            const pieces = redactor.pieces(raw, foreign);
            expect(pieces.map(({ text, was }) => was ?? text).join('')).toBe(raw);
            const sent = pieces.map(({ text }) => text).join('');
            expect(sent).toBe(redactor.text(foreign ? redactor.foreign(raw) : raw));
          }
        },
      ),
    );
  });
});
