import { Command, CommanderError } from 'commander';
import type { MessageId } from '../../shared/i18n';
import { commands } from './commandLine';
import type { Register } from './context';
import { type Surroundings, translatorFor } from './surroundings';

const wrongUse = 2;

/** Runs one `fettle` command; resolves with the exit code: a plugin's for `run` and `status`, else 0, 1, or 2 for wrong use. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode = 0;
  const program = commandLine(askedFor(args), surroundings, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : wrongUse;
  }
  return exitCode;
}

/** One command needs no other; the help and wrong words need them all. */
function askedFor([name = '']: readonly string[]): readonly Register[] {
  const asked = Object.hasOwn(commands, name) ? commands[name] : undefined;
  return asked ? [asked] : Object.values(commands);
}

function commandLine(
  asked: readonly Register[],
  surroundings: Surroundings,
  exit: (code: number) => void,
): Command {
  const translator = translatorFor(surroundings.environment);
  const say = (id: MessageId) => translator.render({ id });
  const program = new Command('fettle')
    .description(say('cli.description'))
    .version(surroundings.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void surroundings.out.write(text),
      writeErr: (text) => void surroundings.error.write(text),
    })
    .hook('preAction', async () => {
      await import('./interpretSchemas');
    })
    .showHelpAfterError(say('cli.help-hint'))
    .addHelpText('after', `\n${say('cli.exit-codes')}`);
  for (const register of asked) register(program, { surroundings, say, exit });
  return program;
}
