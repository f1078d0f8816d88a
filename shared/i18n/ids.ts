import type { en } from './en';

/** The id of a text. English names them all. */
export type MessageId = keyof typeof en;
/** All texts of one language. */
export type LanguageTexts = Record<MessageId, string>;
