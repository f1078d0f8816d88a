import { addCommand, type Register } from '../../context';
import type { EnrollOptions } from './enroll';

/** `fettle enroll` */
export const register: Register = (program, context) => {
  const { surroundings, say, exit } = context;
  addCommand(program, context, 'enroll', 'cli.enroll', 'cli.enroll.details')
    .option('--target <name>', say('cli.enroll.option.target'))
    .option('--endpoint <url>', say('cli.enroll.option.endpoint'))
    .option('--host <name>', say('cli.enroll.option.host'))
    .option('--ticket-stdin', say('cli.enroll.option.ticket-stdin'))
    .option('--ticket-file <file>', say('cli.enroll.option.ticket-file'))
    .option('--fingerprint <sha256>', say('cli.enroll.option.fingerprint'))
    .option('--certificate <file>', say('cli.enroll.option.certificate'))
    .option('--key <file>', say('cli.enroll.option.key'))
    .option('--ca <file>', say('cli.enroll.option.ca'))
    .option('--delete', say('cli.enroll.option.delete'))
    .option('--password-stdin', say('cli.enroll.option.password-stdin'))
    .option('--password-file <file>', say('cli.enroll.option.password-file'))
    .option('--user <name>', say('cli.enroll.option.user'))
    .option('--admin <name>', say('cli.enroll.option.admin'))
    .option('--admin-password-file <file>', say('cli.enroll.option.admin-password-file'))
    .action(async (options: EnrollOptions) => {
      const { enroll } = await import('./enroll');
      exit(await enroll(surroundings, options));
    });
};
