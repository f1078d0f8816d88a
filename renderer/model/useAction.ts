import { useCallback, useState } from 'react';
import { reasonOf } from './useSnapshot';

export interface Action {
  pending: boolean;
  /** Why the last call failed. */
  error?: string;
  /** Calls; resolves to true when the call succeeded. */
  run(call: () => Promise<void>): Promise<boolean>;
}

/** One call to the main process at a time, with its progress and failure. */
export function useAction(): Action {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const run = useCallback(async (call: () => Promise<void>) => {
    setPending(true);
    setError(undefined);
    try {
      await call();
      return true;
    } catch (thrown) {
      setError(reasonOf(thrown));
      return false;
    } finally {
      setPending(false);
    }
  }, []);
  return error === undefined ? { pending, run } : { pending, error, run };
}
