import { Option } from 'commander';
import { addCommand, type Register } from '../../context';
import type { AcknowledgeOptions } from './acknowledge';

/** `fettle acknowledge` */
export const register: Register = (program, context) => {
  const { say } = context;
  addCommand(program, context, 'acknowledge', 'cli.acknowledge', 'cli.acknowledge.details')
    .option('--dry-run', say('cli.acknowledge.dry-run'))
    .option('--on-shutdown', say('cli.acknowledge.on-shutdown'))
    .addOption(new Option('--by-handover').hideHelp())
    .action(async (options: AcknowledgeOptions) => {
      const { acknowledge } = await import('./acknowledge');
      context.exit(await acknowledge(context.surroundings, options));
    });
};
