import { systemKeyStore } from '../../../electron/platform/keystore/index';

/**
 * Asks the key store of its own environment and prints the answer as JSON, with the milliseconds it took:
 * `get ACCOUNT`, `set ACCOUNT VALUE` or `delete ACCOUNT`. A process of its own, because libsecret keeps the first
 * bus it ever saw.
 */
async function main([operation, account = '', value = '']: string[]): Promise<void> {
  const store = systemKeyStore();
  const started = performance.now();
  const answer =
    operation === 'get'
      ? await store.get(account)
      : operation === 'set'
        ? await store.set(account, value)
        : await store.delete(account);
  const line = JSON.stringify({ answer: answer ?? null, ms: performance.now() - started });
  // A call that hangs in libsecret must not keep this process.
  process.stdout.write(`${line}\n`, () => process.exit(0));
}

void main(process.argv.slice(2));
