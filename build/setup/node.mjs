import { SetupError } from './steps.mjs';

/** The oldest Node.js that the project's tools run on; the same as `engines` in package.json. */
export const OLDEST_NODE = [20, 19];

/**
 * Checks a Node.js version such as "20.20.2".
 * @returns {string} a sentence for the step's line
 * @throws {SetupError} when it is too old
 */
export function checkNode(version) {
  const [major, minor] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor))
    return `${version} is new enough`;
  throw new SetupError(
    `Node.js ${version} is too old: ${OLDEST_NODE.join('.')} or newer is needed. ` +
      `Install the current LTS release (https://nodejs.org/ or your package manager), then run the same command again.`,
  );
}
