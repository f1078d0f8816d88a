import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { bashCompletion, fishCompletion, zshCompletion } from '../../../../build/package/completions.mjs';
import { helpTree } from '../../../../build/package/helpTree.mjs';
import { manPage } from '../../../../build/package/manual.mjs';
import { has } from '../../../support/processes/installed';

const texts: Record<string, string> = {
  '': `Usage: fettle [options] [command]

What it is.

Options:
  -V, --version  output the version number

Commands:
  policy             judge a policy before it is
                     rolled out
  run [options] [x]  run a person's checks
  help [command]     display help

Exit codes: none.
`,
  policy: 'Usage: fettle policy\n\nCommands:\n  check [options] <file>  find errors\n  help  help\n',
  'policy check': 'Usage: fettle policy check\n\nOptions:\n  --json  print JSON\n  .no option\n',
  run: 'Usage: fettle run\n\nOptions:\n  --json         print JSON\n  --for-update <why>  say why\n\nMore --words here.\n',
};
const help = (...command: string[]) => texts[command.join(' ')] ?? '';
const tree = helpTree(help);

describe('the tree of commands', () => {
  it('has what the help names, with its wrapped lines', () => {
    expect(tree.options.map(({ flag }) => flag)).toEqual(['--version']);
    expect(tree.commands.map(({ name, about }) => [name, about])).toEqual([
      ['policy', 'judge a policy before it is rolled out'],
      ['run', "run a person's checks"],
    ]);
    expect(tree.commands[0]?.commands[0]).toMatchObject({ name: 'check', options: [{ flag: '--json' }] });
    expect(tree.commands[1]?.options).toEqual([
      { flag: '--json', about: 'print JSON' },
      { flag: '--for-update', about: 'say why' },
    ]);
  });
});

describe('the man page', () => {
  it('has every command, and its own', () => {
    const page = manPage(help, tree, '1.2.3');
    expect(page).toContain('.SH POLICY CHECK\n.nf\nUsage: fettle policy check');
    expect(page).toContain('\\-\\-for\\-update');
  });
});

/** Asks a shell, with a completion in a file `$1`. */
function ask(shell: string[], completion: string, script: string): string[] {
  const folder = mkdtempSync(join(tmpdir(), 'fettle-completion-'));
  try {
    const file = join(folder, '_fettle');
    writeFileSync(file, completion);
    const [program = '', ...args] = shell;
    const env = { PATH: process.env.PATH, HOME: folder, LC_ALL: 'C' };
    const said = execFileSync(program, [...args, script.replaceAll('FILE', file)], { encoding: 'utf8', env });
    return said.trim().split(/\s+/);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('shell completion', () => {
  it('completes in bash', () => {
    const words = (line: string, at: number) =>
      ask(
        ['bash', '-c'],
        bashCompletion(tree),
        `. FILE; COMP_WORDS=(${line}); COMP_CWORD=${at}; _fettle; echo "\${COMPREPLY[@]}"`,
      );
    expect(words("fettle ''", 1)).toEqual(['policy', 'run', '--version']);
    expect(words('fettle run --f', 2)).toEqual(['--for-update']);
    expect(words("fettle policy ''", 2)).toEqual(['check']);
  });

  it.skipIf(!has('zsh'))('is sound for zsh', () => {
    const describe = '_describe() { eval "print -rl -- \\$$2" | cut -d : -f 1; }; _files() { :; };';
    const words = (line: string, at: number) =>
      ask(['zsh', '-fc'], zshCompletion(tree), `${describe} words=(${line}); CURRENT=${at}; . FILE`);
    expect(words("fettle ''", 2)).toEqual(['policy', 'run', '--version']);
    expect(words("fettle run ''", 3)).toEqual(['--json', '--for-update']);
  });

  it.skipIf(!has('fish'))('completes in fish', () => {
    const words = (line: string) =>
      ask(['fish', '--no-config', '-c'], fishCompletion(tree), `. FILE; complete -C '${line}' | cut -f 1`);
    expect(words('fettle ')).toEqual(expect.arrayContaining(['policy', 'run']));
    expect(words('fettle run --f')).toEqual(['--for-update']);
  });
});
