import type { IpcClient } from '../shared/ipc';

declare global {
  interface Window {
    /** Put there by the preload; its calls resolve with the value or reject with an Error. */
    readonly fettle: IpcClient;
  }
}
