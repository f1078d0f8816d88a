import { addCommand, type Register } from '../../context';

/** `fettle status` */
export const register: Register = (program, context) => {
  addCommand(program, context, 'status', 'cli.status', 'cli.status.details').action(
    async (options: { json?: boolean }) => {
      const { status } = await import('./status');
      context.exit(await status(context.surroundings, options));
    },
  );
};
