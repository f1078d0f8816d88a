import { addCommand, type Register } from '../../context';
import type { RunOptions } from './run';

/** `fettle run` */
export const register: Register = (program, context) => {
  const { say } = context;
  addCommand(program, context, 'run', 'cli.run', 'cli.run.details')
    .argument('[entry]', say('cli.run.entry'))
    .option('--explain', say('cli.option.explain'))
    .option('--save <file>', say('cli.run.option.save'))
    .option('--yes', say('cli.run.option.yes'))
    .action(async (entry: string | undefined, options: RunOptions) => {
      const { run } = await import('./run');
      context.exit(await run(context.surroundings, entry, options));
    });
};
