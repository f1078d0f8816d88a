/** The man page and the shell completion, both made from what `fettle --help` says, so that they name what there is. */

/**
 * @param {(...command: string[]) => string} help the help of a command
 * @param {string} version
 */
export function manPage(help, version) {
  const section = (title, text) => `.SH ${title}\n.nf\n${escaped(text.trim())}\n.fi\n`;
  return [
    `.TH FETTLE 1 "" "Fettle ${version}"\n.SH NAME\nfettle \\- the workstation's own update and backup checks\n`,
    section('SYNOPSIS', help()),
    ...commandsOf(help()).map((name) => section(name.toUpperCase(), help(name))),
    ".SH FILES\n.nf\n/etc/fettle/policy.d/*.json   IT's policy\n",
    '~/.config/fettle/settings.json   what the person chose\n~/.local/state/fettle   results and answers\n.fi\n',
  ].join('');
}

/** Bash completion of commands and, after one, of its options. */
export function completion(help) {
  const commands = commandsOf(help());
  const cases = commands.map((name) => {
    const options = [...new Set(help(name).match(/--[a-z-]+/g))];
    const inner = commandsOf(help(name));
    return `    ${name}) words='${[...inner, ...options].join(' ')}' ;;`;
  });
  return `# bash completion for fettle
_fettle() {
  local words
  case "$COMP_CWORD:\${COMP_WORDS[1]}" in
    1:*) words='${commands.join(' ')} --help --version' ;;
  esac
  [ "$COMP_CWORD" -gt 1 ] && case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
  esac
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _fettle fettle
`;
}

/** The names in the list of commands of a help text. */
export function commandsOf(text) {
  const [, list = ''] = text.split(/^Commands:\n/m);
  return [...list.matchAll(/^ {2}([a-z][a-z-]*)/gm)]
    .map(([, name]) => name)
    .filter((name) => name !== 'help');
}

function escaped(text) {
  return text
    .replaceAll('\\', '\\e')
    .replaceAll('-', '\\-')
    .replace(/^([.'])/gm, '\\&$1');
}
