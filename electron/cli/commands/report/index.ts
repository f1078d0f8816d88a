import { addCommand, type Register } from '../../context';

/** `fettle report` */
export const register: Register = (program, context) => {
  addCommand(program, context, 'report', 'cli.report', 'cli.report.details').action(
    async (options: { json?: boolean }) => {
      const { report } = await import('./report');
      context.exit(await report(context.surroundings, options));
    },
  );
};
