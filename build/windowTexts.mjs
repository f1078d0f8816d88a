/** Texts that only the command line says, the DPIA sheet's among them; the window never gets a message with one. */
const elsewhere = /^ {2}'(?:cli|dpia|import)\.[^']+':\s+(?:'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*"|`[^`]*`),\n/gm;

/**
 * The source of a language's file (shared/i18n) without the texts that the window never says: a fifth of all it loads.
 * @param {string} source
 */
export function windowTexts(source) {
  return source.replace(elsewhere, '');
}

/** A Vite plugin that leaves them out. */
export const onlyWindowTexts = {
  name: 'only-window-texts',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} source @param {string} id */
  transform(source, id) {
    return /[\\/]shared[\\/]i18n[\\/][\w.-]+\.ts$/.test(id) ? { code: windowTexts(source), map: null } : null;
  },
};
