import { addCommand, type Register } from '../../context';

/** `fettle quit` */
export const register: Register = (program, context) => {
  const { say } = context;
  addCommand(program, context, 'quit', 'cli.quit', 'cli.quit.details')
    .option('--for-update', say('cli.quit.for-update'))
    .action(async (options: { json?: boolean; forUpdate?: boolean }) => {
      const { quit } = await import('./quit');
      context.exit(await quit(context.surroundings, options));
    });
};
