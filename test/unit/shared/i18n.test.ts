import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { languageOf, Translator } from '../../../shared/i18n';
import { de } from '../../../shared/i18n/de';
import { en } from '../../../shared/i18n/en';
import { message } from '../../../shared/message';

const root = join(__dirname, '../../..');

function parameters(elements: readonly MessageFormatElement[]): string[] {
  const names = new Set<string>();
  for (const element of elements) {
    if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
    names.add(element.value);
    if (element.type === TYPE.plural || element.type === TYPE.select) {
      for (const option of Object.values(element.options))
        for (const name of parameters(option.value)) names.add(name);
    }
  }
  return [...names].sort();
}

const parametersOf = (text: string) => parameters(parse(text, { ignoreTag: true }));

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'i18n' ? [] : sources(path);
    return /\.tsx?$/.test(entry.name) ? [readFileSync(path, 'utf8')] : [];
  });
}

describe('the texts', () => {
  it('are the same in every language', () => {
    expect(Object.keys(de).sort()).toEqual(Object.keys(en).sort());
  });

  it.each(Object.keys(en) as (keyof typeof en)[])('%s has the same parameters in every language', (id) => {
    expect(en[id]).not.toBe('');
    expect(parametersOf(de[id])).toEqual(parametersOf(en[id]));
  });

  it.each(Object.keys(en))('%s is called in lower case with hyphens', (id) => {
    // The controls of ISO/IEC 27001 keep their numbers.
    expect(id.replace(/(?<=^dpia\.iso\.)A(\.\d+)+/, 'control')).toMatch(/^[a-z][a-z0-9]*([.-][a-z0-9]+)*$/);
  });

  it.each(['en', 'de'] as const)('are filled in as ICU MessageFormat says, in %s', (language) => {
    const t = new Translator(language);
    const texts: Record<string, string> = { en, de }[language];
    for (const [id, text] of Object.entries(texts)) {
      const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
      for (const value of [3, 0, "it's {x} '' $&"]) {
        const params = Object.fromEntries(parametersOf(text).map((name) => [name, value]));
        let said: string;
        try {
          said = String(format.format(params));
        } catch {
          // Where a number has to stand, no text can.
          continue;
        }
        expect([id, t.render(message(id as keyof typeof en, params))]).toEqual([id, said]);
      }
    }
  });

  it('say what goes on with one character, which German sets apart', () => {
    const told = (texts: Record<string, string>, wrong: RegExp) =>
      // What stands in quotation marks is to be typed into a policy.
      Object.keys(texts).filter((id) => wrong.test((texts[id] ?? '').replaceAll('"..."', '')));
    expect(told(en, /\.\.\.|[^:] …/)).toEqual([]);
    expect(told(de, /\.\.\.|\S…/)).toEqual([]);
  });

  it('are all used', () => {
    const code = ['electron', 'renderer', 'shared']
      .flatMap((folder) => sources(join(root, folder)))
      .join('\n');
    // Ids that are put together, such as `state.${state}`: their fixed beginning must be in the code.
    const beginnings = [...code.matchAll(/`([a-z][\w.-]*[.-])\$\{/g)].map((match) => match[1] ?? '');
    const unused = Object.keys(en).filter(
      (id) => !code.includes(`'${id}'`) && !beginnings.some((beginning) => id.startsWith(beginning)),
    );
    expect(unused).toEqual([]);
  });
});

describe('a translator', () => {
  const english = new Translator('en', 'en-GB', 'Europe/Berlin');
  const german = new Translator('de', 'de-DE', 'Europe/Berlin');

  it('follows the plural rules', () => {
    expect(english.render(message('headline.findings', { count: 1 }))).toBe('1 thing needs attention');
    expect(english.render(message('headline.findings', { count: 2 }))).toBe('2 things need attention');
    expect(german.render(message('headline.findings', { count: 1 }))).toBe('1 Punkt braucht Aufmerksamkeit');
  });

  it.each([
    [59, '59 seconds', '59 Sekunden'],
    [3 * 3600 + 3599, '3 hours', '3 Stunden'],
    [47 * 3600, '47 hours', '47 Stunden'],
    [10 * 86_400 + 1, '10 days', '10 Tage'],
  ])('says %d s in whole units and never too much', (seconds, inEnglish, inGerman) => {
    expect(english.duration(seconds)).toBe(inEnglish);
    expect(german.duration(seconds)).toBe(inGerman);
  });

  it('says ages, dates, lists and messages inside messages', () => {
    expect(english.ago(10 * 86_400)).toBe('10 days ago');
    expect(german.ago(10 * 86_400)).toBe('vor 10 Tagen');
    expect(english.date(1_800_000_000)).toBe('15 Jan 2027, 09:00');
    expect(german.date(1_800_000_000)).toBe('15.01.2027, 09:00');
    const list = { list: ['a', 'b', { message: message('state.ok') }] };
    expect(english.render(message('check.failed', { reason: list }))).toContain('a, b and OK');
  });

  it('shows a text that it does not have by its id', () => {
    const stored = JSON.parse('{"id":"of.another.version"}');
    expect(english.render(stored)).toBe('of.another.version');
  });

  it('shows a stored message that lacks a parameter', () => {
    expect(english.render(message('headline.findings'))).toContain('headline.findings');
  });

  it('takes the closest language and else English', () => {
    expect(['de', 'de-AT', 'DE_de', 'fr-FR', ''].map(languageOf)).toEqual(['de', 'de', 'de', 'en', 'en']);
  });
});
