import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { composeDpia } from '../../../../../../electron/agent/documents/dpia/sheet';
import { planOfDraft } from '../../../../../../electron/agent/plan/configuration';
import { sheetHtml, sheetMarkdown } from '../../../../../../electron/privacy/renderSheet';
import { differences, type Sheet } from '../../../../../../electron/privacy/sheet';
import { type Language, Translator } from '../../../../../../shared/i18n';
import { ConfigurationFolder } from '../../../../../support/agent/configuration';

const fixtures = join(__dirname, '../../../../../fixtures');
const policies = readdirSync(join(fixtures, 'policies'));

function sheet(file: string, language: Language = 'en'): Sheet {
  const translator = new Translator(language, language === 'en' ? 'en-GB' : 'de');
  return composeDpia(planOfDraft(file, {}), '0.0.0', translator);
}

describe('the DPIA sheet of each example policy', () => {
  it.each(policies.flatMap((policy) => [[policy, 'en'] as const, [policy, 'de'] as const]))(
    '%s in %s is the one that was read and agreed to',
    async (policy, language) => {
      const text = sheetMarkdown(sheet(join(fixtures, 'policies', policy), language));
      const golden = join(fixtures, 'dpia', policy.replace('.json', `.${language}.md`));
      await expect(text).toMatchFileSnapshot(golden);
      expect(text).not.toContain('never-shown');
    },
  );
});

describe('a measure', () => {
  let config: ConfigurationFolder;
  beforeEach(() => {
    config = new ConfigurationFolder();
  });
  afterEach(() => config.remove());

  const hours =
    '"hours": { "days": ["mon", "tue", "wed", "thu", "fri"], "from": "08:00", "to": "18:00", "timeZone": "Europe/Berlin" },';
  const strict = join(fixtures, 'policies', 'works-council.json');

  /** What changes in the sheet of the strict policy when its text is changed. */
  function changed(was: string, is: string): string[] {
    const text = readFileSync(strict, 'utf8');
    expect(text).toContain(was);
    const file = config.write(join(config.folder, 'changed.json'), text.replace(was, is));
    return differences(sheet(strict), sheet(file)).flatMap(({ before, after }) => [
      ...before.map((value) => `- ${value}`),
      ...after.map((value) => `+ ${value}`),
    ]);
  }

  it.each([
    [
      'redaction',
      '"redaction": "allow-list"',
      '"redaction": "off"',
      '+ Redaction: texts leave as the programs wrote them',
    ],
    [
      'the rounding of times',
      '"timeRounding": "15m"',
      '"timeRounding": "0s"',
      '+ Rounding of times: results carry the exact',
    ],
    [
      'the random wait',
      ', "sendJitter": "10m"',
      '',
      '+ Random wait before sending: results are sent as soon',
    ],
    ['the hours', hours, '', '+ Hours: requests may leave at any time'],
    [
      'the agreement',
      '"agreement": "BV 2026/04 Workstation checks"',
      '"helpUrl": "https://h.example"',
      '+ Works-council agreement: none',
    ],
    ['the TLS level', '"tls": "modern"', '"tls": "lax"', '+ Verified TLS at the level lax'],
    [
      'the own authority',
      '"ca": "/etc/fettle/icinga-ca.crt",',
      '',
      '+ Own certificate authority: any public authority',
    ],
    ['the silent departure', '"mode": []', '"mode": ["acknowledge"]', '+ Silence about switching off'],
    ['the owner', '"owner": "alice",', '', '+ Named owner: the policy names nobody'],
    ['what is enforced', '"enforced": {', '"defaults": {', '+ Enforcement: these values are defaults'],
  ])('that is switched off changes it: %s', (_name, was, is, expected) => {
    expect(changed(was, is)).toEqual(expect.arrayContaining([expect.stringContaining(expected)]));
  });

  it('that stays as it was changes nothing', () => {
    expect(differences(sheet(strict), sheet(strict))).toEqual([]);
  });
});

describe('the sheet as HTML', () => {
  it('is one file without scripts, in which texts of the policy are only texts', () => {
    const config = new ConfigurationFolder();
    const text = readFileSync(join(fixtures, 'policies', 'works-council.json'), 'utf8');
    const file = config.write(
      join(config.folder, 'x.json'),
      text.replace('IT notices packages', '<img src=x onerror=alert(1)> & *bold*'),
    );
    const made = sheet(file);
    config.remove();
    const html = sheetHtml(made, 'en');
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt; &amp; *bold*');
    expect(html).not.toMatch(/<script|<img|https?:\/\/(?!m[12]\.example\.com)/);
    expect(sheetMarkdown(made)).toContain('\\<img src=x onerror=alert(1)\\> & \\*bold\\*');
  });
});
