import { createContext, useContext } from 'react';
import type { IpcClient } from '../../shared/ipc';

export const FettleContext = createContext<IpcClient | undefined>(undefined);

/** The way to the main process. */
export function useFettle(): IpcClient {
  const fettle = useContext(FettleContext);
  if (!fettle) throw new Error('useFettle needs a FettleContext');
  return fettle;
}
