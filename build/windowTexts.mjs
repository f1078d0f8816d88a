/** Files of texts that only the command line and the DPIA sheet say; the window never gets a message with one. */
const elsewhere = /[\\/]shared[\\/]i18n[\\/][a-z]{2}[\\/](commandLine|dpia)\.ts$/;

/** A Vite plugin that leaves the texts out that the window never says: a fifth of all it loads. */
export const onlyWindowTexts = {
  name: 'only-window-texts',
  enforce: /** @type {const} */ ('pre'),
  /** @param {string} id */
  load(id) {
    const name = elsewhere.exec(id)?.[1];
    return name === undefined ? null : `export const ${name} = {};`;
  },
};
