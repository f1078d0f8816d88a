import type { Register } from '../../context';

/** `fettle policy ...` */
export const register: Register = (program, { surroundings, say, exit }) => {
  const policy = program.command('policy').description(say('cli.policy'));
  policy
    .command('check')
    .description(say('cli.policy.check'))
    .argument('<file...>', say('cli.policy.check.file'))
    .option('--json', say('cli.option.json'))
    .addHelpText('after', `\n${say('cli.policy.check.details')}`)
    .action(async (files: string[], options: { json?: boolean }) => {
      const { checkPolicy } = await import('./policy');
      exit(checkPolicy(surroundings, files, options));
    });
  policy
    .command('schema')
    .description(say('cli.policy.schema'))
    .action(async () => {
      const { printPolicySchema } = await import('./policy');
      exit(printPolicySchema(surroundings));
    });
};
