/** What `fettle --help` says, as a tree: from it the man page and the shell completions are made, so that they name what there is. */

/**
 * @typedef {{name: string, about: string, options: {flag: string, about: string}[], commands: Command[]}} Command
 *   `flag` is the long one, "--json"
 */

/**
 * @param {(...command: string[]) => string} help the help of a command
 * @returns {Command}
 */
export function helpTree(help, ...command) {
  const text = help(...command);
  return {
    name: command.at(-1) ?? 'fettle',
    about:
      entriesOf(helpOfParent(help, command), 'Commands').find(({ term }) => term === command.at(-1))?.about ??
      '',
    options: entriesOf(text, 'Options').flatMap(({ line, about }) => {
      const flag = /--[a-z][a-z-]*/.exec(line)?.[0];
      return flag ? [{ flag, about }] : [];
    }),
    commands: entriesOf(text, 'Commands')
      .filter(({ term }) => term !== 'help')
      .map(({ term }) => helpTree(help, ...command, term)),
  };
}

const helpOfParent = (help, command) => (command.length === 0 ? '' : help(...command.slice(0, -1)));

/** The lines of one list of a help text, with what was wrapped put together again. */
function entriesOf(text, title) {
  const [, after = ''] = text.split(new RegExp(`^${title}:\n`, 'm'));
  const entries = [];
  for (const line of after.split('\n')) {
    const [, start, about] = /^ {2}(\S.*?)(?: {2,}(\S.*))?$/.exec(line) ?? [];
    const [, more] = /^ {10,}(\S.*)$/.exec(line) ?? [];
    if (more && entries.length > 0) entries.at(-1).about += ` ${more}`;
    else if (start) entries.push({ line: start, term: start.split(' ')[0], about: about ?? '' });
    else break;
  }
  return entries.map((entry) => ({ ...entry, about: entry.about.trim() }));
}
