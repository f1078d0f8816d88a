import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { renderedPieces } from '../../../../electron/privacy/ownWords';
import { joined } from '../../../../electron/privacy/pieces';
import { redactorFor } from '../../../../electron/privacy/redactor';
import { Translator } from '../../../../shared/i18n';
import { type Message, message } from '../../../../shared/message';

const translator = new Translator('en', 'en-GB', 'UTC');
const jan = redactorFor(
  { user: 'borg', home: '/home/borg', realName: 'Jan May', hosts: ['last', 'fedora'] },
  { redaction: 'standard', allow: [] },
);
const strict = redactorFor(
  { user: 'jan', home: '/home/jan', realName: 'Jan May', hosts: ['laptop-7'] },
  { redaction: 'allow-list', allow: ['disk'] },
);
const sent = (one: Message, redact = jan) => joined(renderedPieces(one, translator, redact));

describe('Fettle’s own words', () => {
  const deadline = message('updates.packages.security', {
    source: 'apt',
    count: 90,
    deadline: { date: 1_799_962_620 },
  });

  it('stay, whatever the person and the computer are called', () => {
    expect(sent(deadline)).toBe(translator.render(deadline));
    expect(sent(deadline)).toContain('14 Jan 2027');
    const system = message('updates.end-of-life.unknown', { system: 'Fedora Linux 41' });
    expect(sent(system)).toContain('Fedora Linux 41');
    const charge = message('battery.charge', { name: 'BAT0', charge: 80, discharging: 'yes' });
    expect(sent(charge, strict)).toBe('[text] is charged to 80 % and discharging');
  });

  it('leave no hole: names, homes and addresses in a stranger’s words are taken out', () => {
    const words = 'Jan May (borg) on last: /home/borg/x, 10.0.0.7, jan@example.com';
    expect(sent(message('plugin.output', { output: words }))).toBe(
      '[name] ([user]) on [host]: [home]/x, [address], [e-mail]',
    );
    const inside = message('plugin.no-verdict', {
      reason: { message: message('process.exited', { program: '/home/borg/check', code: 4, words: 'Jan' }) },
    });
    expect(sent(inside)).toBe('Cannot tell: [home]/check ended with exit code 4: [name]');
    const list = message('plugin.output', { output: { list: ['Jan', '10.1.2.3'] } });
    expect(sent(list)).toBe('[name] and [address]');
  });

  it('let what they say before a stranger’s words count: a serial number, a list of packages', () => {
    const around = message('plugin.words', { program: 'serial', words: '5CD1234XYZ' });
    expect(sent(around)).toContain('5CD1234XYZ');
    const packages = message('plugin.words', { program: 'x', words: 'packages: nginx, openssl' });
    expect(sent(packages)).toBe('x said: packages: [2 packages]');
  });

  it('never lets a seeded name through, wherever it stands among the parameters', () => {
    const secret = fc.constantFrom('Jan', 'borg', '/home/borg/a', '10.1.2.3', 'fe80::1', 'a@b.example');
    const text = fc.array(fc.oneof(secret, fc.constantFrom('word', '42', '\ufdd0', '{x}', "'")), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(text, text, (program, words) => {
        const out = sent(message('plugin.words', { program: program.join(' '), words: words.join(' ') }));
        expect(out).not.toMatch(/\bJan\b|\bborg\b|10\.1\.2\.3|fe80|@b\./);
      }),
    );
  });

  it('are whole when redaction is off', () => {
    const off = redactorFor({ user: 'x', home: '' }, { redaction: 'off', allow: [] });
    expect(sent(deadline, off)).toBe(translator.render(deadline));
  });
});
