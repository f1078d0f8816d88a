/** Reads out of the tests in which states a tool was tried for real. */
import fs from 'node:fs';
import path from 'node:path';

/** What can be the matter with a tool when it is asked; the title of a test begins with it and a colon. */
export const states = ['ok', 'old', 'empty', 'locked', 'missing', 'no permission', 'garbage', 'hanging'];

/**
 * The states of one row of build/tried.json, in the order above: `real` where a test of the row's file is named after the state,
 * else the row's own words for what was done instead. A state with neither is an error.
 *
 * @param {string} root the repository's folder
 * @param {{ tool: string, tests: string, instead?: Record<string, string> }} row
 * @returns {string[]}
 */
export function triedStates(root, { tool, tests, instead = {} }) {
  const titles = titlesIn(fs.readFileSync(path.join(root, tests), 'utf8'));
  return states.map((state) => {
    const real = titles.some((title) => title.startsWith(`${state}: `));
    if (real && instead[state])
      throw new Error(`${tool}, ${state}: ${tests} has a test for it, and build/tried.json an excuse`);
    if (real) return 'real';
    if (instead[state]) return instead[state];
    throw new Error(`${tool}, ${state}: no test in ${tests} has a title that begins with "${state}: "`);
  });
}

/** The titles of the tests in a file, `it('…'` and `it.each(…)('…'`. */
function titlesIn(source) {
  return [...source.matchAll(/^\s*(?:it|test)(?:\.each\b[\s\S]*?\))?\(\s*(['"`])(.*?)\1,/gm)].map(
    (match) => match[2],
  );
}
