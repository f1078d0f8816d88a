import { describe, expect, test } from 'vitest';
import { Texts } from '../../../renderer/model/texts';
import { Translator } from '../../../shared/i18n';

const english = new Texts(new Translator('en'));
const german = new Texts(new Translator('de'));
const now = new Date(2026, 10, 21, 12, 0).getTime() / 1000;

describe('times', () => {
  test('behind us are told in whole units, and the last minute as just now', () => {
    expect(english.ago(now - 59, now)).toBe('just now');
    expect(english.ago(now - 250, now)).toBe('4 minutes ago');
    expect(german.ago(now - 3 * 86_400, now)).toBe('vor 3 Tagen');
  });

  test('ahead of us too, and one that has come is not in the past', () => {
    expect(english.ahead(now + 26 * 60, now)).toBe('in 26 minutes');
    expect(german.ahead(now + 3 * 86_400, now)).toBe('in 3 Tagen');
    expect(english.ahead(now - 10, now)).toBe('any moment');
  });

  test('of today need no date', () => {
    expect(german.moment(now - 3600, now)).toBe('11:00');
    expect(german.moment(now - 86_400, now)).toContain('20.11.2026');
  });
});
