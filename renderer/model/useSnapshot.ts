import { useCallback, useEffect, useState } from 'react';
import type { IpcClient } from '../../shared/ipc';
import type { Snapshot } from '../../shared/snapshot';

export type Loaded<T> =
  | { kind: 'loading' }
  | { kind: 'failed'; reason: string; retry: () => void }
  | { kind: 'here'; value: T };

/** Asks once for the snapshot and then follows the news of it. */
export function useSnapshot(fettle: IpcClient): Loaded<Snapshot> {
  const [snapshot, setSnapshot] = useState<Snapshot>();
  const [failure, setFailure] = useState<string>();

  const load = useCallback(() => {
    setFailure(undefined);
    fettle.snapshot.get(undefined).then(
      // News that came while the question was under way is newer than its answer.
      (first) => setSnapshot((present) => present ?? first),
      (error: unknown) => setFailure(reasonOf(error)),
    );
  }, [fettle]);

  useEffect(() => {
    const stop = fettle.snapshot.changed(setSnapshot);
    load();
    return stop;
  }, [fettle, load]);

  if (snapshot) return { kind: 'here', value: snapshot };
  return failure === undefined ? { kind: 'loading' } : { kind: 'failed', reason: failure, retry: load };
}

/** The text of whatever was thrown. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
