import { english, runCheck } from './checks';

/** Runs one check and prints its state and sentence: `runOneCheck.ts CHECK OPTIONS HOME`. */
async function main([check = '', options = '{}', home = '/']: string[]): Promise<void> {
  const environment = { HOME: home, PATH: '/usr/bin:/bin' };
  const result = await runCheck(check, { options: JSON.parse(options), home, environment });
  process.stdout.write(JSON.stringify({ state: result.state, words: english(result.summary) }));
}

void main(process.argv.slice(2));
