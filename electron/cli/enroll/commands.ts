import type { Command } from 'commander';
import type { MessageId } from '../../../shared/i18n';
import type { Surroundings } from '../surroundings';
import { type EnrollOptions, enroll } from './index';
import { type UnenrollOptions, unenroll } from './unenroll';

/** Adds `enroll` and `unenroll` to the command line. */
export function addEnrolmentCommands(
  command: (name: string, about: MessageId, details: MessageId) => Command,
  say: (id: MessageId) => string,
  exit: (code: number) => void,
  surroundings: Surroundings,
): void {
  command('enroll', 'cli.enroll', 'cli.enroll.details')
    .option('--target <name>', say('cli.enroll.option.target'))
    .option('--endpoint <url>', say('cli.enroll.option.endpoint'))
    .option('--host <name>', say('cli.enroll.option.host'))
    .option('--ticket-file <file>', say('cli.enroll.option.ticket-file'))
    .option('--fingerprint <sha256>', say('cli.enroll.option.fingerprint'))
    .option('--certificate <file>', say('cli.enroll.option.certificate'))
    .option('--key <file>', say('cli.enroll.option.key'))
    .option('--ca <file>', say('cli.enroll.option.ca'))
    .option('--delete', say('cli.enroll.option.delete'))
    .option('--password-file <file>', say('cli.enroll.option.password-file'))
    .option('--user <name>', say('cli.enroll.option.user'))
    .option('--admin <name>', say('cli.enroll.option.admin'))
    .option('--admin-password-file <file>', say('cli.enroll.option.admin-password-file'))
    .action(async (options: EnrollOptions) => {
      exit(await enroll(surroundings, options));
    });
  command('unenroll', 'cli.unenroll', 'cli.unenroll.details')
    .option('--target <name>', say('cli.enroll.option.target'))
    .option('--endpoint <url>', say('cli.enroll.option.endpoint'))
    .option('--host <name>', say('cli.enroll.option.host'))
    .option('--fingerprint <sha256>', say('cli.unenroll.option.fingerprint'))
    .option('--yes', say('cli.unenroll.option.yes'))
    .option('--admin <name>', say('cli.unenroll.option.admin'))
    .option('--admin-password-file <file>', say('cli.enroll.option.admin-password-file'))
    .action(async (options: UnenrollOptions) => {
      exit(await unenroll(surroundings, options));
    });
}
