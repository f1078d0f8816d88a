import { addCommand, type Register } from '../../context';
import type { BundleOptions } from './supportBundle';

/** `fettle support-bundle` */
export const register: Register = (program, context) => {
  const { say } = context;
  addCommand(program, context, 'support-bundle', 'cli.support-bundle', 'cli.support-bundle.details')
    .argument('[file]', say('cli.support-bundle.file'), 'fettle-support.json')
    .option('--preview', say('cli.support-bundle.preview'))
    .action(async (file: string, options: BundleOptions) => {
      const { writeSupportBundle } = await import('./supportBundle');
      context.exit(await writeSupportBundle(context.surroundings, file, options));
    });
};
