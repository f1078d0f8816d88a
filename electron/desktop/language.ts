import { type Language, languageOf, Translator } from '../../shared/i18n';
import type { Snapshot } from '../../shared/snapshot';

/** The translator for the language the person chose; `locale` is the system's and decides about numbers and dates. */
export function translatorFor(chosen: Snapshot['language'], locale: string): Translator {
  const language: Language = chosen === 'system' ? languageOf(locale) : chosen;
  return new Translator(language, languageOf(locale) === language ? locale : language);
}
