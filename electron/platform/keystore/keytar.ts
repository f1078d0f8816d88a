import type { KeyStore, Secret } from './keyStore';

/** Longest wait for the key store; a call may hang for as long as nobody answers its prompt. */
const limitMs = 5000;

type Keytar = typeof import('keytar');

/** The system's key store by keytar, which is loaded at the first call. */
export function keytarStore(service: string): KeyStore {
  const guard = new HangGuard();
  return {
    async get(account) {
      const answer = await guard.run((keytar) => keytar.getPassword(service, account));
      if (!answer.ok) return unavailable(answer.reason);
      return answer.value === null ? { kind: 'absent' } : { kind: 'found', value: answer.value };
    },
    async set(account, value) {
      const answer = await guard.run((keytar) => keytar.setPassword(service, account, value));
      return answer.ok ? { kind: 'found', value } : unavailable(answer.reason);
    },
    async delete(account) {
      await guard.run((keytar) => keytar.deletePassword(service, account));
    },
  };
}

type Answer<T> = { ok: true; value: T } | { ok: false; reason: string };

/** Bounds each call. One that hangs blocks a thread of Node's small pool, so meanwhile no second one is begun. */
class HangGuard {
  private hanging: Promise<unknown> | undefined;

  async run<T>(call: (keytar: Keytar) => Promise<T>): Promise<Answer<T>> {
    if (this.hanging !== undefined) return { ok: false, reason: 'still waiting for an earlier request' };
    const work = attempt(call);
    let timer: NodeJS.Timeout | undefined;
    const tooLate = new Promise<Answer<T>>((resolve) => {
      timer = setTimeout(() => {
        this.hanging = work.then(() => {
          this.hanging = undefined;
        });
        resolve({ ok: false, reason: `no answer in ${limitMs / 1000} s` });
      }, limitMs);
    });
    const answer = await Promise.race([work, tooLate]);
    clearTimeout(timer);
    return answer;
  }
}

async function attempt<T>(call: (keytar: Keytar) => Promise<T>): Promise<Answer<T>> {
  try {
    const library = await import('keytar');
    // A CommonJS module: its functions are on `default` in Node, and beside it when bundled.
    const keytar = 'default' in library ? (library.default as Keytar) : library;
    return { ok: true, value: await call(keytar) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

function unavailable(reason: string): Extract<Secret, { kind: 'unavailable' }> {
  return { kind: 'unavailable', reason };
}
