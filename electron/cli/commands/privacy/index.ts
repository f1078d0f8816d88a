import type { Command } from 'commander';
import type { MessageId } from '../../../../shared/i18n';
import type { Register } from '../../context';

type Answer = typeof import('./privacy');

/** `fettle privacy ...` */
export const register: Register = (program, { surroundings, say, exit }) => {
  const privacy = program.command('privacy').description(say('cli.privacy'));
  const sub = (name: string, about: MessageId) =>
    privacy.command(name).description(say(about)).option('--json', say('cli.option.json'));
  const toFile = (command: Command) => command.option('--output <file>', say('cli.option.output'));
  const answered =
    (answer: (privacy: Answer, options: { json?: boolean; output?: string }) => number) =>
    async (options: { json?: boolean; output?: string }) =>
      exit(answer(await import('./privacy'), options));
  sub('status', 'cli.privacy.status').action(
    answered(({ privacyStatus }, options) => privacyStatus(surroundings, options)),
  );
  sub('verify', 'cli.privacy.verify')
    .addHelpText('after', `\n${say('cli.privacy.verify.details')}`)
    .action(answered(({ privacyVerify }, options) => privacyVerify(surroundings, options)));
  toFile(sub('export', 'cli.privacy.export')).action(
    answered(({ privacyExport }, options) => privacyExport(surroundings, options)),
  );
  toFile(sub('bundle', 'cli.privacy.bundle')).action(
    answered(({ privacyBundle }, options) => privacyBundle(surroundings, options)),
  );
  sub('journal', 'cli.privacy.journal').action(
    answered(({ privacyJournal }, options) => privacyJournal(surroundings, options)),
  );
};
