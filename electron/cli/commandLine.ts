import { Command, CommanderError, Option } from 'commander';
import { type AcknowledgeOptions, acknowledge } from './acknowledge';
import { checks } from './checks';
import { doctor } from './doctor';
import { addEnrolmentCommands } from './enroll/commands';
import { type IcingaConfigOptions, icingaConfig } from './icingaConfig';
import { importFile } from './import';
import { checkPolicy, printPolicySchema } from './policy';
import { addPrivacyCommands } from './privacyCommands';
import { quit } from './quit';
import { report } from './report';
import { run } from './run';
import { showConfig } from './showConfig';
import { status } from './status';
import { type BundleOptions, writeSupportBundle } from './supportBundle';
import { type Surroundings, translatorFor } from './surroundings';

const wrongUse = 2;

/** Runs one `fettle` command; resolves with the exit code: a plugin's for `run` and `status`, else 0, 1, or 2 for wrong use. */
export async function runCommandLine(args: readonly string[], surroundings: Surroundings): Promise<number> {
  let exitCode = 0;
  const program = commandLine(surroundings, (code) => {
    exitCode = code;
  });
  try {
    await program.parseAsync(args, { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : wrongUse;
  }
  return exitCode;
}

function commandLine(surroundings: Surroundings, exit: (code: number) => void): Command {
  const translator = translatorFor(surroundings.environment);
  const say = (id: Parameters<typeof translator.render>[0]['id']) => translator.render({ id });
  const program = new Command('fettle')
    .description(say('cli.description'))
    .version(surroundings.version)
    .exitOverride()
    .configureOutput({
      writeOut: (text) => void surroundings.out.write(text),
      writeErr: (text) => void surroundings.error.write(text),
    })
    .showHelpAfterError(say('cli.help-hint'))
    .addHelpText('after', `\n${say('cli.exit-codes')}`);

  const command = (name: string, about: Parameters<typeof say>[0], details: Parameters<typeof say>[0]) =>
    program
      .command(name)
      .description(say(about))
      .option('--json', say('cli.option.json'))
      .addHelpText('after', `\n${say(details)}`);

  command('status', 'cli.status', 'cli.status.details').action(async (options: { json?: boolean }) => {
    exit(await status(surroundings, options));
  });
  command('run', 'cli.run', 'cli.run.details')
    .argument('[entry]', say('cli.run.entry'))
    .option('--explain', say('cli.option.explain'))
    .action(async (entry: string | undefined, options: { json?: boolean; explain?: boolean }) => {
      exit(await run(surroundings, entry, options));
    });
  command('checks', 'cli.checks', 'cli.checks.details')
    .option('--policy', say('cli.checks.policy'))
    .action(async (options: { json?: boolean; policy?: boolean }) => {
      exit(await checks(surroundings, options));
    });
  command('import', 'cli.import', 'cli.import.details')
    .argument('<what>', say('cli.import.what'))
    .argument('<file>', say('cli.import.file'))
    .action(async (what: string, file: string, options: { json?: boolean }) => {
      exit(await importFile(surroundings, what, file, options));
    });
  command('report', 'cli.report', 'cli.report.details').action(async (options: { json?: boolean }) => {
    exit(await report(surroundings, options));
  });
  command('acknowledge', 'cli.acknowledge', 'cli.acknowledge.details')
    .option('--dry-run', say('cli.acknowledge.dry-run'))
    .option('--on-shutdown', say('cli.acknowledge.on-shutdown'))
    .addOption(new Option('--by-handover').hideHelp())
    .action(async (options: AcknowledgeOptions) => {
      exit(await acknowledge(surroundings, options));
    });
  command('doctor', 'cli.doctor', 'cli.doctor.details').action(async (options: { json?: boolean }) => {
    exit(await doctor(surroundings, options));
  });
  command('support-bundle', 'cli.support-bundle', 'cli.support-bundle.details')
    .argument('[file]', say('cli.support-bundle.file'), 'fettle-support.json')
    .option('--preview', say('cli.support-bundle.preview'))
    .action(async (file: string, options: BundleOptions) => {
      exit(await writeSupportBundle(surroundings, file, options));
    });
  command('show-config', 'cli.show-config', 'cli.show-config.details').action(
    async (options: { json?: boolean }) => {
      exit(await showConfig(surroundings, options));
    },
  );
  addPrivacyCommands(program, say, exit, surroundings);
  const policy = program.command('policy').description(say('cli.policy'));
  policy
    .command('check')
    .description(say('cli.policy.check'))
    .argument('<file...>', say('cli.policy.check.file'))
    .option('--json', say('cli.option.json'))
    .addHelpText('after', `\n${say('cli.policy.check.details')}`)
    .action((files: string[], options: { json?: boolean }) => {
      exit(checkPolicy(surroundings, files, options));
    });
  policy
    .command('schema')
    .description(say('cli.policy.schema'))
    .action(() => {
      exit(printPolicySchema(surroundings));
    });
  command('icinga-config', 'cli.icinga-config', 'cli.icinga-config.details')
    .argument('[host...]', say('cli.icinga-config.host'))
    .option('--hosts <file>', say('cli.icinga-config.hosts'))
    .option('--zone <name>', say('cli.icinga-config.zone'))
    .option('--passwords <folder>', say('cli.icinga-config.passwords'))
    .option('--time-period', say('cli.icinga-config.time-period'))
    .option('--event-command <program>', say('cli.icinga-config.event-command'))
    .requiredOption('--policy <file...>', say('cli.policy.check.file'))
    .action((hosts: string[], options: IcingaConfigOptions) => {
      exit(icingaConfig(surroundings, hosts, options));
    });
  addEnrolmentCommands(command, say, exit, surroundings);
  command('quit', 'cli.quit', 'cli.quit.details')
    .option('--for-update', say('cli.quit.for-update'))
    .action(async (options: { json?: boolean; forUpdate?: boolean }) => {
      exit(await quit(surroundings, options));
    });
  return program;
}
