import { type Language, languageOf, localeFor, Translator } from '../../shared/i18n';

/** What a command may touch; tests bring their own. */
export interface Surroundings {
  environment: NodeJS.ProcessEnv;
  version: string;
  out: { write(text: string): unknown };
  error: { write(text: string): unknown };
  /** Whether a person at a terminal started this. */
  terminal: boolean;
  /** Asks that person for a line; what is typed is not shown when `hidden`. Only with a terminal. */
  ask?(question: string, hidden?: boolean): Promise<string>;
  /** What comes through standard input, to its end; undefined when that is more than a secret can be. */
  input?(): Promise<string | undefined>;
}

/** The language of the person's locale settings, in POSIX order of precedence. */
function languageOfEnvironment(environment: NodeJS.ProcessEnv): Language {
  return languageOf(environment.LC_ALL || environment.LC_MESSAGES || environment.LANG || 'en');
}

/** Words for the person who typed the command. */
export function translatorFor(environment: NodeJS.ProcessEnv): Translator {
  const language = languageOfEnvironment(environment);
  return new Translator(language, localeFor(language));
}

/** Writes one line. */
export function line(surroundings: Surroundings, text = ''): void {
  surroundings.out.write(`${text}\n`);
}

/** Writes a value for programs. */
export function json(surroundings: Surroundings, value: unknown): void {
  surroundings.out.write(`${JSON.stringify(value, null, 2)}\n`);
}
