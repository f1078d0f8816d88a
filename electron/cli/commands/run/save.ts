import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { message } from '../../../../shared/message';
import { line, type Surroundings, translatorFor } from '../../surroundings';

/**
 * Shows a case, and writes it to a file that only the person can read when they agree. Never writes over a file. Whether
 * it was written.
 */
export async function save(
  surroundings: Surroundings,
  saved: object,
  file: string,
  agreed: boolean,
): Promise<boolean> {
  const t = translatorFor(surroundings.environment);
  const text = `${JSON.stringify(saved, null, 2)}\n`;
  surroundings.out.write(text);
  const path = resolve(file);
  const say = (id: 'cli.run.save.not-agreed' | 'cli.run.save.failed', reason = '') =>
    surroundings.error.write(`${t.render(message(id, { file: path, reason }))}\n`);
  if (!agreed && !(await agrees(surroundings, t.render(message('cli.run.save.question', { file: path }))))) {
    say('cli.run.save.not-agreed');
    return false;
  }
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    say('cli.run.save.failed', error instanceof Error ? error.message : String(error));
    return false;
  }
  line(surroundings, t.render(message('cli.run.save.written', { file: path })));
  return true;
}

/** Only a person at a terminal can read before they agree. */
async function agrees({ terminal, ask }: Surroundings, question: string): Promise<boolean> {
  if (!terminal || !ask) return false;
  return /^(y|yes|j|ja)$/i.test((await ask(question).catch(() => '')).trim());
}
