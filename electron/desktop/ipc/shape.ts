import type { IpcContract } from '../../../shared/ipc';

/** The contract without its schemas: what the preload needs of it. */
export type IpcShape = Record<string, Record<string, { kind: 'invoke' | 'notify'; channel: string }>>;

/** The preload gets the shape by this argument, because the contract itself would bring the whole of zod into each page. */
export const shapeArgument = '--fettle-ipc=';

/** The shape of a contract. */
export function shapeOf(contract: IpcContract, channel: (group: string, call: string) => string): IpcShape {
  return Object.fromEntries(
    Object.entries(contract).map(([group, members]) => {
      const calls = Object.entries(members).map(([name, { kind }]) => [
        name,
        { kind, channel: channel(group, name) },
      ]);
      return [group, Object.fromEntries(calls)];
    }),
  );
}
