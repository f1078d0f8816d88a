/** What the demo tells on the terminal: plain lines, each step with the time it took. */
export interface Terminal {
  say(text?: string): void;
  /** Announces a step, does it and says how long it took; `done` may add what came out. */
  step<T>(name: string, work: () => Promise<T>, done?: (value: T) => string): Promise<T>;
  /** The one line for programs; always on stdout. */
  result(value: unknown): void;
}

/** With `json`, stdout belongs to the result and everything else goes to stderr. */
export function openTerminal(json: boolean): Terminal {
  const stream = json ? process.stderr : process.stdout;
  const say = (text = '') => void stream.write(`${text}\n`);
  return {
    say,
    async step(name, work, done) {
      const began = performance.now();
      const took = () => `${((performance.now() - began) / 1000).toFixed(1)} s`;
      try {
        const value = await work();
        const more = done?.(value);
        say(`  ${name} ${'.'.repeat(Math.max(2, 48 - name.length))} ${took()}${more ? `  ${more}` : ''}`);
        return value;
      } catch (error) {
        say(`  ${name} ${'.'.repeat(Math.max(2, 48 - name.length))} failed after ${took()}`);
        throw error;
      }
    },
    result: (value) => void process.stdout.write(`${JSON.stringify(value)}\n`),
  };
}
