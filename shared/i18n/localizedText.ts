import * as z from 'zod';
import { type Language, languages } from './languages';

/** A text in the languages Fettle speaks; English is the one that must be there. */
export const LocalizedTextSchema = z.strictObject({
  ...(Object.fromEntries(languages.map((language) => [language, z.string().min(1).optional()])) as Record<
    Language,
    z.ZodOptional<z.ZodString>
  >),
  en: z.string().min(1),
});
export type LocalizedText = z.infer<typeof LocalizedTextSchema>;
