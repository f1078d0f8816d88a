/** Shell completion of the commands and, after one, of its own commands and options. */

/** @param {import('./helpTree.mjs').Command} tree */
export function bashCompletion(tree) {
  const cases = tree.commands.map((command) => `      ${command.name}) words='${wordsOf(command)}' ;;`);
  return `# bash completion for fettle
_fettle() {
  local words=
  if [ "$COMP_CWORD" -eq 1 ]; then
    words='${wordsOf(tree)}'
  else
    case "\${COMP_WORDS[1]}" in
${cases.join('\n')}
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "\${COMP_WORDS[COMP_CWORD]}"))
}
complete -o default -F _fettle fettle
`;
}

/** @param {import('./helpTree.mjs').Command} tree */
export function zshCompletion(tree) {
  const described = ({ commands, options }) =>
    [
      ...commands.map(({ name, about }) => `${name}:${about}`),
      ...options.map(({ flag, about }) => `${flag}:${about}`),
    ]
      .map((one) => `'${one.replaceAll("'", "'\\''")}'`)
      .join(' ');
  const cases = tree.commands.map(
    (command) => `      ${command.name}) candidates=(${described(command)}) ;;`,
  );
  return `#compdef fettle
_fettle() {
  local -a candidates
  local command=$words[2]
  if (( CURRENT == 2 )); then
    candidates=(${described(tree)})
  else
    case $command in
${cases.join('\n')}
    esac
  fi
  _describe fettle candidates
  (( CURRENT == 2 )) || _files
}
_fettle "$@"
`;
}

/** @param {import('./helpTree.mjs').Command} tree */
export function fishCompletion(tree) {
  const quoted = (text) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
  const lines = (condition, { commands, options }) => [
    ...commands.map(({ name, about }) => `complete -c fettle -n ${condition} -a ${name} -d ${quoted(about)}`),
    ...options.map(
      ({ flag, about }) => `complete -c fettle -n ${condition} -l ${flag.slice(2)} -d ${quoted(about)}`,
    ),
  ];
  return [
    '# fish completion for fettle',
    ...lines('__fish_use_subcommand', tree),
    ...tree.commands.flatMap((command) => lines(`'__fish_seen_subcommand_from ${command.name}'`, command)),
    '',
  ].join('\n');
}

function wordsOf({ commands, options }) {
  return [...commands.map(({ name }) => name), ...options.map(({ flag }) => flag)].join(' ');
}
