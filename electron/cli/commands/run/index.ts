import { addCommand, type Register } from '../../context';

/** `fettle run` */
export const register: Register = (program, context) => {
  const { say } = context;
  addCommand(program, context, 'run', 'cli.run', 'cli.run.details')
    .argument('[entry]', say('cli.run.entry'))
    .option('--explain', say('cli.option.explain'))
    .action(async (entry: string | undefined, options: { json?: boolean; explain?: boolean }) => {
      const { run } = await import('./run');
      context.exit(await run(context.surroundings, entry, options));
    });
};
