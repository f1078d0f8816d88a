import { linesOf } from './source';

/** What plugins and tools say beside an answer; none of it can hide one. Seen with subscription-manager and dnf 4.14. */
const harmless = [
  /^Not root, Subscription Management repositories not updated$/,
  /^Updating Subscription Management repositories\.$/,
  /^Security: \S+ is (?:an installed security update|the currently running version)$/,
  /^This system (?:is registered (?:with|to|but)|is not registered|has release set to) ?/,
  /^You can use (?:subscription-manager|"?rhc)/,
  /^Loaded plugins: /,
  /^Upgrading available|^Available Upgrades$/i,
];

/** Such words tell that a part was left out, whatever else is listed. */
const alarming =
  /\b(?:error|fail(?:ed|ure)?|cannot|can't|could not|unable|ignoring|skipp(?:ed|ing)|disabled|denied|timed? ?out|no cache|warning|expired|invalid|corrupt|missing)\b/i;

/** Lines of an answer that are no entries of its list. */
export interface Remarks {
  /** Not known to be harmless, and nothing that could hide an entry. */
  told: string[];
  /** May stand for entries that were not understood, or for a part that was left out. */
  hiding: string[];
}

/**
 * Sorts the lines that were not understood: a whole sentence that complains of nothing hides nothing, in whichever list
 * it stands; anything else may. `entry`: what an entry in another form could look like.
 */
export function sortRemarks(lines: readonly string[]): Remarks {
  const remarks: Remarks = { told: [], hiding: [] };
  for (const line of linesOf(lines.join('\n')).map((one) => one.trim())) {
    if (harmless.some((form) => form.test(line))) continue;
    const sentence = /^[A-Z](?:\S*\s+){3,}\S+[.!]$/.test(line) && !alarming.test(line);
    (sentence ? remarks.told : remarks.hiding).push(line);
  }
  return remarks;
}
