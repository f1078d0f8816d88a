/** The man page, made from what `fettle --help` says. */

/**
 * @param {(...command: string[]) => string} help the help of a command
 * @param {import('./helpTree.mjs').Command} tree
 * @param {string} version
 */
export function manPage(help, tree, version) {
  const section = (title, text) => `.SH ${title}\n.nf\n${escaped(text.trim())}\n.fi\n`;
  const commands = tree.commands.flatMap(({ name, commands: inner }) => [
    section(name.toUpperCase(), help(name)),
    ...inner.map((one) => section(`${name} ${one.name}`.toUpperCase(), help(name, one.name))),
  ]);
  return [
    `.TH FETTLE 1 "" "Fettle ${version}"\n.SH NAME\nfettle \\- the workstation's own update and backup checks\n`,
    section('SYNOPSIS', help()),
    ...commands,
    ".SH FILES\n.nf\n/etc/fettle/policy.d/*.json   IT's policy\n",
    '~/.config/fettle/settings.json   what the person chose\n~/.local/state/fettle   results and answers\n.fi\n',
  ].join('');
}

function escaped(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');
}
