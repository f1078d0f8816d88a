import { addCommand, type Register } from '../../context';
import type { UnenrollOptions } from '../enroll/unenroll';

/** `fettle unenroll`, which shares what it does with `fettle enroll`. */
export const register: Register = (program, context) => {
  const { surroundings, say, exit } = context;
  addCommand(program, context, 'unenroll', 'cli.unenroll', 'cli.unenroll.details')
    .option('--target <name>', say('cli.enroll.option.target'))
    .option('--endpoint <url>', say('cli.enroll.option.endpoint'))
    .option('--host <name>', say('cli.enroll.option.host'))
    .option('--fingerprint <sha256>', say('cli.unenroll.option.fingerprint'))
    .option('--yes', say('cli.unenroll.option.yes'))
    .option('--admin <name>', say('cli.unenroll.option.admin'))
    .option('--admin-password-file <file>', say('cli.enroll.option.admin-password-file'))
    .action(async (options: UnenrollOptions) => {
      const { unenroll } = await import('../enroll/unenroll');
      exit(await unenroll(surroundings, options));
    });
};
