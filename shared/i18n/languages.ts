import { de } from './de';
import { en } from './en';

/** Every language that Fettle speaks, by its code of two letters: a new one is its folder and its name here. */
export const texts = { en, de };

export type Language = keyof typeof texts;

export const languages = Object.keys(texts) as [Language, ...Language[]];
/** What can be chosen: a language, or that of the desktop. */
export const languageChoices = ['system', ...languages] as const;
export type LanguageChoice = (typeof languageChoices)[number];
