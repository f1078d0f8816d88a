import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';
import { commonFields } from '../../../electron/agent/settings/fields';
import { languageChoices, languages, Translator } from '../../../shared/i18n';
import { en } from '../../../shared/i18n/en';
import type { LanguageTexts } from '../../../shared/i18n/ids';
import { LocalizedTextSchema } from '../../../shared/i18n/localizedText';
import { message } from '../../../shared/message';
import { PolicySchema } from '../../../shared/policy';

const root = join(__dirname, '../../..');

function files(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join('shared', 'i18n') ? [] : files(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

describe('a third language', () => {
  // As a translator begins: the English texts, some of them translated already. A language whose units every ICU knows.
  const invented: LanguageTexts = {
    ...en,
    'language.name': 'Nederlands',
    'state.ok': 'In orde',
    'dpia.title': 'Beoordeling: Fettle bij {organisation}',
    'headline.findings': '{count, plural, one {# zaak} other {# zaken}} ter controle',
  };
  const translator = new Translator('nl' as 'en', 'nl', 'Europe/Berlin', invented);

  it('is one table of texts, the DPIA sheet’s among them', () => {
    expect(translator.render(message('state.ok'))).toBe('In orde');
    expect(translator.render(message('headline.findings', { count: 2 }))).toBe('2 zaken ter controle');
    expect(translator.render(message('dpia.title', { organisation: 'Example' }))).toBe(
      'Beoordeling: Fettle bij Example',
    );
  });

  it('has dates and durations by its locale, and English words of IT where there are no others', () => {
    expect(translator.duration(3 * 86_400)).toBe('3 dagen');
    expect(translator.date(1_800_000_000)).toMatch(/jan/i);
    expect(translator.text({ en: 'Updates', de: 'Aktualisierungen' })).toBe('Updates');
  });

  it('is named nowhere but beside its texts', () => {
    const naming = ['electron', 'renderer', 'shared'].flatMap(files).filter((path) =>
      // Any language but English, which is the one to fall back to.
      languages.some((language) => {
        const quoted = new RegExp(`['"\`]${language}['"\`]|^\\s+${language}\\??: |\\.${language}\\b`, 'm');
        return language !== 'en' && quoted.test(readFileSync(join(root, path), 'utf8'));
      }),
    );
    // The words of group policies' templates, which are made for English and German.
    expect(naming.map((path) => relative('.', path))).toEqual([
      join('electron', 'policy', 'descriptions.ts'),
    ]);
  });
});

describe('the registered languages', () => {
  it('are what can be set, asked for and written by IT', () => {
    expect(languageChoices).toEqual(['system', ...languages]);
    for (const language of languageChoices)
      expect(PolicySchema.safeParse({ version: 1, defaults: { language } }).success).toBe(true);
    expect(PolicySchema.safeParse({ version: 1, defaults: { language: 'xx' } }).success).toBe(false);
    for (const language of languages)
      expect(LocalizedTextSchema.safeParse({ en: 'Updates', [language]: 'Updates' }).success).toBe(true);
    expect(LocalizedTextSchema.safeParse({ de: 'Aktualisierungen' }).success).toBe(false);
    expect(LocalizedTextSchema.safeParse({ en: 'Updates', xx: 'Updates' }).success).toBe(false);
  });

  it('are called in the settings as in themselves', () => {
    const field = commonFields(false)
      .flatMap(({ fields }) => fields)
      .find(({ path }) => path[0] === 'language');
    const english = new Translator('en');
    expect(
      field?.control.kind === 'choice' && field.control.options.map(({ label }) => english.render(label)),
    ).toEqual(['As the system', 'English', 'Deutsch']);
  });
});
