import { useCallback, useEffect, useRef, useState } from 'react';
import { type Loaded, reasonOf } from './useSnapshot';

/**
 * Asks the main process, at first and again whenever `when` changes; what is here stays shown meanwhile. `ask` must be stable.
 * `asking` is true as long as an answer is awaited.
 */
export function useLoaded<T>(
  ask: () => Promise<T>,
  when: unknown,
): { loaded: Loaded<T>; asking: boolean; again(): void } {
  const [value, setValue] = useState<{ value: T }>();
  const [failure, setFailure] = useState<string>();
  const [asking, setAsking] = useState(true);
  const newest = useRef(0);

  const again = useCallback(() => {
    newest.current += 1;
    const question = newest.current;
    const last = (settle: () => void) => {
      // The answer to an earlier question must not take the place of a later one's.
      if (question !== newest.current) return;
      setAsking(false);
      settle();
    };
    setFailure(undefined);
    setAsking(true);
    ask().then(
      (answer) => last(() => setValue({ value: answer })),
      (error: unknown) => last(() => setFailure(reasonOf(error))),
    );
  }, [ask]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: `when` says when to ask again
  useEffect(() => {
    again();
    return () => {
      newest.current += 1;
    };
  }, [again, when]);

  if (failure !== undefined)
    return { loaded: { kind: 'failed', reason: failure, retry: again }, asking, again };
  return { loaded: value ? { kind: 'here', value: value.value } : { kind: 'loading' }, asking, again };
}
