import { addCommand, type Register } from '../../context';

/** `fettle checks` */
export const register: Register = (program, context) => {
  const { say } = context;
  addCommand(program, context, 'checks', 'cli.checks', 'cli.checks.details')
    .option('--policy', say('cli.checks.policy'))
    .action(async (options: { json?: boolean; policy?: boolean }) => {
      const { checks } = await import('./checks');
      context.exit(await checks(context.surroundings, options));
    });
};
