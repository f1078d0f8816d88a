import type { LanguageTexts } from '../ids';
import { together } from '../together';
import { backups } from './backups';
import { checks } from './checks';
import { commandLine } from './commandLine';
import { delivery } from './delivery';
import { departure } from './departure';
import { doctor } from './doctor';
import { dpia } from './dpia';
import { policy } from './policy';
import { privacy } from './privacy';
import { settings } from './settings';
import { system } from './system';
import { updates } from './updates';
import { window } from './window';

/** German texts in ICU MessageFormat. */
export const de: LanguageTexts = together(
  checks,
  updates,
  backups,
  system,
  policy,
  delivery,
  departure,
  doctor,
  privacy,
  settings,
  window,
  commandLine,
  dpia,
);
