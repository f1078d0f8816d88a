import { IntlMessageFormat } from 'intl-messageformat';
import type { Message, Param } from '../message';
import type { LanguageTexts } from './ids';
import { type Language, languages, texts } from './languages';
import type { LocalizedText } from './localizedText';

export type { MessageId } from './ids';
export { type Language, type LanguageChoice, languageChoices, languages } from './languages';

/** The language for a locale such as `de-AT`; English for those Fettle does not speak. */
export function languageOf(locale: string): Language {
  const spoken = locale.toLowerCase().split(/[-_.@]/)[0];
  return languages.find((language) => language === spoken) ?? 'en';
}

/** How numbers and dates look in a language where the system says nothing about it. */
export function localeFor(language: Language): string {
  return language === 'en' ? 'en-GB' : language;
}

/**
 * Renders messages in one language. `locale` also decides how numbers and dates look; dates are in `timeZone`.
 * `ofLanguage` are the language's texts, where they are not those of its file.
 */
export class Translator {
  private readonly formats = new Map<string, IntlMessageFormat>();
  private readonly texts: Readonly<Record<string, string>>;

  constructor(
    readonly language: Language,
    readonly locale: string = language,
    private readonly timeZone?: string,
    ofLanguage: LanguageTexts = texts[language],
  ) {
    this.texts = ofLanguage;
  }

  /** The sentence of a message; an id without a text renders as itself. */
  render(message: Message): string {
    const text = this.texts[message.id];
    if (text === undefined) return message.id;
    // Most texts have nothing or only names to fill in, and the parser is slow.
    if (!/[{}']/.test(text)) return text;
    if (onlyNames.test(text)) return this.filled(text, message);
    let format = this.formats.get(message.id);
    if (!format) {
      format = new IntlMessageFormat(text, this.locale, undefined, { ignoreTag: true });
      this.formats.set(message.id, format);
    }
    const values: Record<string, string | number> = {};
    for (const [name, param] of Object.entries(message.params ?? {})) values[name] = this.value(param);
    try {
      return String(format.format(values));
    } catch {
      return withoutText(message);
    }
  }

  /** The parameters of a message that only choose between forms of its text and are no words of it. */
  choosers({ id }: Message): Set<string> {
    const found = (this.texts[id] ?? '').matchAll(/\{(\w+),\s*(?:select|plural|selectordinal)\b/g);
    return new Set([...found].map(([, name = '']) => name));
  }

  /** A text in which nothing but `{name}` and `''` stands for something else, filled in as the parser would. */
  private filled(text: string, message: Message): string {
    const params = message.params ?? {};
    const names = [...text.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    if (!names.every((name) => Object.hasOwn(params, name))) return withoutText(message);
    return text.replace(/''|\{(\w+)\}/g, (_, name?: string) =>
      name === undefined ? "'" : String(this.value(params[name] as Param)),
    );
  }

  /** A text that IT or a check gave: localized text or message. */
  text(text: LocalizedText | Message): string {
    return 'id' in text ? this.render(text) : (text[this.language] ?? text.en);
  }

  private value(param: Param): string | number {
    if (typeof param !== 'object') return param;
    if ('duration' in param) return this.duration(param.duration);
    if ('ago' in param) return this.ago(param.ago);
    if ('date' in param) return this.date(param.date);
    if ('message' in param) return this.render(param.message);
    return new Intl.ListFormat(this.locale, { type: 'conjunction' }).format(
      param.list.map((p) => String(this.value(p))),
    );
  }

  /** "3 days", "3 hours": whole units, rounded down so that an age is never overstated. */
  duration(seconds: number): string {
    const [count, unit] = wholeUnit(seconds);
    return new Intl.NumberFormat(this.locale, { style: 'unit', unit, unitDisplay: 'long' }).format(count);
  }

  /** "3 days ago"; negative seconds lie ahead: "in 3 days". */
  ago(seconds: number): string {
    const [count, unit] = wholeUnit(seconds);
    return new Intl.RelativeTimeFormat(this.locale, { numeric: 'always' }).format(
      seconds < 0 ? count : -count,
      unit,
    );
  }

  /** Date and time of epoch seconds. */
  date(epoch: number): string {
    return new Intl.DateTimeFormat(this.locale, {
      dateStyle: 'medium',
      timeStyle: 'short',
      ...(this.timeZone ? { timeZone: this.timeZone } : {}),
    }).format(epoch * 1000);
  }
}

/** No plurals, no choices, nothing quoted; an apostrophe is written twice. */
const onlyNames = /^(?:[^{}']|''|\{\w+\})*$/;

/** A stored message of another version may lack a parameter that today's text names. */
function withoutText(message: Message): string {
  return `${message.id} ${JSON.stringify(message.params ?? {})}`;
}

function wholeUnit(seconds: number): [number, 'second' | 'minute' | 'hour' | 'day'] {
  const size = Math.abs(seconds);
  if (size < 60) return [Math.floor(size), 'second'];
  if (size < 3600) return [Math.floor(size / 60), 'minute'];
  if (size < 2 * 86_400) return [Math.floor(size / 3600), 'hour'];
  return [Math.floor(size / 86_400), 'day'];
}
