import { addCommand, type Register } from '../../context';
import type { IcingaConfigOptions } from './icingaConfig';

/** `fettle icinga-config` */
export const register: Register = (program, context) => {
  const { say } = context;
  addCommand(program, context, 'icinga-config', 'cli.icinga-config', 'cli.icinga-config.details')
    .argument('[host...]', say('cli.icinga-config.host'))
    .option('--hosts <file>', say('cli.icinga-config.hosts'))
    .option('--zone <name>', say('cli.icinga-config.zone'))
    .option('--passwords <folder>', say('cli.icinga-config.passwords'))
    .option('--time-period', say('cli.icinga-config.time-period'))
    .option('--event-command <program>', say('cli.icinga-config.event-command'))
    .requiredOption('--policy <file...>', say('cli.policy.check.file'))
    .action(async (hosts: string[], options: IcingaConfigOptions) => {
      const { icingaConfig } = await import('./icingaConfig');
      context.exit(await icingaConfig(context.surroundings, hosts, options));
    });
};
