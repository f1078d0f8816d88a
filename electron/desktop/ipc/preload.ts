import { contextBridge, ipcRenderer } from 'electron';
import type { IpcAnswer } from '../../../shared/ipc';
import { type IpcShape, shapeArgument } from './shape';

/** Makes `window.fettle` from the contract's shape; the page gets these functions and nothing else. */
function client(shape: IpcShape): Record<string, Record<string, unknown>> {
  return mapValues(shape, (group) =>
    mapValues(group, ({ kind, channel }) => (kind === 'invoke' ? invoking(channel) : listening(channel))),
  );
}

function invoking(channel: string) {
  return async (args: unknown): Promise<unknown> => {
    const answer: IpcAnswer<unknown> = await ipcRenderer.invoke(channel, args);
    if (answer.type === 'error') throw new Error(answer.message);
    return answer.value;
  };
}

function listening(channel: string) {
  return (listener: (payload: unknown) => void): (() => void) => {
    const forward = (_event: unknown, payload: unknown): void => listener(payload);
    ipcRenderer.on(channel, forward);
    return () => ipcRenderer.off(channel, forward);
  };
}

function mapValues<From, To>(from: Record<string, From>, change: (value: From) => To): Record<string, To> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, change(value)]));
}

const given = process.argv.find((argument) => argument.startsWith(shapeArgument));
contextBridge.exposeInMainWorld('fettle', client(JSON.parse(given?.slice(shapeArgument.length) ?? '{}')));
