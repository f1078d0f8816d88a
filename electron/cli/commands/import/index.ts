import { addCommand, type Register } from '../../context';

/** `fettle import` */
export const register: Register = (program, context) => {
  const { say } = context;
  addCommand(program, context, 'import', 'cli.import', 'cli.import.details')
    .argument('<what>', say('cli.import.what'))
    .argument('<file>', say('cli.import.file'))
    .action(async (what: string, file: string, options: { json?: boolean }) => {
      const { importFile } = await import('./import');
      context.exit(await importFile(context.surroundings, what, file, options));
    });
};
