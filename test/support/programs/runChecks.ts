import { hostname } from 'node:os';
import { english, runCheck } from '../agent/checks';

/** What is asked of this program: checks with their options, the home and environment they run in, and seconds for each. */
export interface Asked {
  home: string;
  timeout?: number;
  environment: Record<string, string>;
  checks: { check: string; options: unknown }[];
}

/** Runs checks and prints their states and sentences as a JSON list: `runChecks.ts ASKED`, in a process of its own. */
async function main([asked = '']: string[]): Promise<void> {
  const { home, environment, checks, timeout }: Asked = JSON.parse(asked);
  const seen = [];
  for (const { check, options } of checks) {
    const result = await runCheck(check, {
      options,
      home,
      host: hostname(),
      environment,
      timeout,
    });
    const { state, remedy } = result;
    seen.push({ check, state, words: english(result.summary), remedies: remedy.length });
  }
  process.stdout.write(JSON.stringify(seen));
}

void main(process.argv.slice(2));
