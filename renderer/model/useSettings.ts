import { useCallback, useEffect, useState } from 'react';
import type { Fault } from '../../shared/fault';
import type { SettingsView, SettingValue } from '../../shared/settingsView';
import type { Snapshot } from '../../shared/snapshot';
import { useFettle } from './fettle';
import { reasonOf } from './useSnapshot';

export interface Change {
  path: string[];
  value: SettingValue | null;
}

export interface Settings {
  view: SettingsView | undefined;
  /** Why they cannot be read. */
  error: string | undefined;
  /** Writes; gives what is wrong with the change, nothing when it holds. Rejects when the file cannot be written. */
  change(changes: Change[]): Promise<Fault[]>;
}

/** The settings as they are on disk; read again after each change and with each snapshot, because IT may change the policy meanwhile. */
export function useSettings(snapshot: Snapshot): Settings {
  const fettle = useFettle();
  const [view, setView] = useState<SettingsView>();
  const [error, setError] = useState<string>();
  const read = useCallback(
    () =>
      fettle.settings.get(undefined).then(
        (found) => {
          setView(found);
          setError(undefined);
        },
        (thrown: unknown) => setError(reasonOf(thrown)),
      ),
    [fettle],
  );
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new snapshot may come of a new configuration
  useEffect(() => void read(), [read, snapshot]);
  const change = useCallback(
    async (changes: Change[]) => {
      const answer = await fettle.settings.change({ changes });
      await read();
      return answer.written ? [] : answer.faults;
    },
    [fettle, read],
  );
  return { view, error, change };
}
