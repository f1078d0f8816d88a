import { addCommand, type Register } from '../../context';

/** `fettle doctor` */
export const register: Register = (program, context) => {
  addCommand(program, context, 'doctor', 'cli.doctor', 'cli.doctor.details').action(
    async (options: { json?: boolean }) => {
      const { doctor } = await import('./doctor');
      context.exit(await doctor(context.surroundings, options));
    },
  );
};
