import type { z } from 'zod';
import { channel, type IpcAnswer, type IpcHandlers, ipcContract } from '../../../shared/ipc';
import { isAppUrl } from '../appUrl';

/** What is looked at of who calls; Electron's IpcMainInvokeEvent fits. */
export interface Caller {
  senderFrame: { url: string; top: unknown } | null;
}

/** The part of Electron's ipcMain that is used. */
export interface Registrar {
  handle(channel: string, listener: (event: Caller, args: unknown) => Promise<IpcAnswer<unknown>>): void;
}

type AnyHandler = (args: unknown) => Promise<unknown>;
interface Call {
  name: string;
  args: z.ZodType;
  handler: AnyHandler;
}

/** Answers every call of the contract; who calls and what is asked is looked at each time. */
export function registerIpc(registrar: Registrar, handlers: IpcHandlers): void {
  for (const call of callsOf(handlers)) {
    registrar.handle(call.name, (event, args) => answerCall(call, event, args));
  }
}

/** Only the top frame of Fettle's own page may ask anything. */
export function isTrusted(caller: Caller): boolean {
  const frame = caller.senderFrame;
  return frame !== null && frame.top === frame && isAppUrl(frame.url);
}

async function answerCall(call: Call, caller: Caller, args: unknown): Promise<IpcAnswer<unknown>> {
  if (!isTrusted(caller)) return { type: 'error', message: `${call.name}: not allowed from here` };
  // A call without arguments arrives with null or nothing, depending on the way it came.
  const parsed = call.args.safeParse(args ?? undefined);
  if (!parsed.success) return { type: 'error', message: `${call.name}: ${describe(parsed.error)}` };
  try {
    return { type: 'success', value: await call.handler(parsed.data) };
  } catch (error) {
    return { type: 'error', message: error instanceof Error ? error.message : String(error) };
  }
}

function callsOf(handlers: IpcHandlers): Call[] {
  const all = handlers as unknown as Record<string, Record<string, AnyHandler>>;
  return Object.entries(ipcContract).flatMap(([group, members]) =>
    Object.entries(members).flatMap(([name, member]) => {
      if (member.kind !== 'invoke') return [];
      const handler = all[group]?.[name];
      if (!handler) throw new Error(`no handler for ${group}.${name}`);
      return [{ name: channel(group, name), args: member.args, handler }];
    }),
  );
}

function describe(error: z.ZodError): string {
  return error.issues.map((issue) => `${issue.path.join('.') || 'argument'}: ${issue.message}`).join('; ');
}
