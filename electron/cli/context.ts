import type { Command } from 'commander';
import type { MessageId } from '../../shared/i18n';
import type { Surroundings } from './surroundings';

/** What a command may use while it registers itself, and when it is called. */
export interface CommandContext {
  surroundings: Surroundings;
  /** A text in the person's language. */
  say(id: MessageId): string;
  /** Keeps the command's exit code. */
  exit(code: number): void;
}

/**
 * Adds a command to the command line: its name, texts and options. What the command does is loaded when it is called,
 * because every command registers at every start.
 */
export type Register = (program: Command, context: CommandContext) => void;

/** Adds a command whose answer programs can read too. */
export function addCommand(
  program: Command,
  { say }: CommandContext,
  name: string,
  about: MessageId,
  details: MessageId,
): Command {
  return program
    .command(name)
    .description(say(about))
    .option('--json', say('cli.option.json'))
    .addHelpText('after', `\n${say(details)}`);
}
