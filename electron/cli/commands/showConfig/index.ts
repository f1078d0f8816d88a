import { addCommand, type Register } from '../../context';

/** `fettle show-config` */
export const register: Register = (program, context) => {
  addCommand(program, context, 'show-config', 'cli.show-config', 'cli.show-config.details').action(
    async (options: { json?: boolean }) => {
      const { showConfig } = await import('./showConfig');
      context.exit(await showConfig(context.surroundings, options));
    },
  );
};
