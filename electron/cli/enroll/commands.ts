import type { Command } from 'commander';
import type { MessageId } from '../../../shared/i18n';
import type { Surroundings } from '../surroundings';
import { type EnrollOptions, enroll } from './index';

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
    .action(async (options: EnrollOptions) => {
      exit(await enroll(surroundings, options));
    });
}
