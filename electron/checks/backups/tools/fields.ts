import * as z from 'zod';

/** Options that several tools have. */
export const name = z
  .string()
  .min(1)
  .max(60)
  .optional()
  .describe('What sentences and figures call it; default: the tool, numbered when there are several of it.');
/** May begin with `~/` and hold the macros `$user$ $host$ $address$ $home$`. */
export const place = z.string().min(1);
/** Secrets are never arguments. */
export const passphrase = z
  .literal('keystore')
  .optional()
  .describe("It is in the person's key store, as `check/ENTRY/NAME` of the service `fettle`.");
