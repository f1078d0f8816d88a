import { type Command, Option } from 'commander';
import type { MessageId } from '../../shared/i18n';
import { dpia, dpiaDiff, type SheetFormat, sheetFormats } from './dpia';
import { privacyBundle, privacyExport, privacyJournal, privacyStatus, privacyVerify } from './privacy';
import type { Surroundings } from './surroundings';

/** Adds `fettle privacy ...` and `fettle dpia ...`. */
export function addPrivacyCommands(
  program: Command,
  say: (id: MessageId) => string,
  exit: (code: number) => void,
  surroundings: Surroundings,
): void {
  const privacy = program.command('privacy').description(say('cli.privacy'));
  const sub = (name: string, about: MessageId) =>
    privacy.command(name).description(say(about)).option('--json', say('cli.option.json'));
  const toFile = (command: Command) => command.option('--output <file>', say('cli.option.output'));
  sub('status', 'cli.privacy.status').action((options: { json?: boolean }) => {
    exit(privacyStatus(surroundings, options));
  });
  sub('verify', 'cli.privacy.verify')
    .addHelpText('after', `\n${say('cli.privacy.verify.details')}`)
    .action((options: { json?: boolean }) => {
      exit(privacyVerify(surroundings, options));
    });
  toFile(sub('export', 'cli.privacy.export')).action((options: { json?: boolean; output?: string }) => {
    exit(privacyExport(surroundings, options));
  });
  toFile(sub('bundle', 'cli.privacy.bundle')).action((options: { output?: string }) => {
    exit(privacyBundle(surroundings, options));
  });

  sub('journal', 'cli.privacy.journal').action((options: { json?: boolean }) => {
    exit(privacyJournal(surroundings, options));
  });

  const sheet = program
    .command('dpia')
    .description(say('cli.dpia'))
    .addOption(new Option('--format <format>', say('cli.dpia.format')).choices(sheetFormats).default('md'))
    .addHelpText('after', `\n${say('cli.dpia.details')}`)
    .action((options: { format: SheetFormat }) => {
      exit(dpia(surroundings, options.format));
    });
  sheet
    .command('diff')
    .description(say('cli.dpia.diff'))
    .argument('<old>', say('cli.dpia.diff.path'))
    .argument('<new>', say('cli.dpia.diff.path'))
    .option('--json', say('cli.option.json'))
    .action((before: string, after: string, options: { json?: boolean }) => {
      exit(dpiaDiff(surroundings, { before, after }, options));
    });
}
