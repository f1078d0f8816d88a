import { Option } from 'commander';
import type { Register } from '../../context';
import { type SheetFormat, sheetFormats } from './formats';

/** `fettle dpia` and `fettle dpia diff` */
export const register: Register = (program, { surroundings, say, exit }) => {
  const sheet = program
    .command('dpia')
    .description(say('cli.dpia'))
    .addOption(new Option('--format <format>', say('cli.dpia.format')).choices(sheetFormats).default('md'))
    .addHelpText('after', `\n${say('cli.dpia.details')}`)
    .action(async (options: { format: SheetFormat }) => {
      const { dpia } = await import('./dpia');
      exit(dpia(surroundings, options.format));
    });
  sheet
    .command('diff')
    .description(say('cli.dpia.diff'))
    .argument('<old>', say('cli.dpia.diff.path'))
    .argument('<new>', say('cli.dpia.diff.path'))
    .option('--json', say('cli.option.json'))
    .action(async (before: string, after: string, options: { json?: boolean }) => {
      const { dpiaDiff } = await import('./dpia');
      exit(dpiaDiff(surroundings, { before, after }, options));
    });
};
