import { describe, expect, it } from 'vitest';
import { type Caller, isTrusted, registerIpc } from '../../../../../electron/desktop/ipc/ipc';
import { shapeOf } from '../../../../../electron/desktop/ipc/shape';
import { channel, type IpcAnswer, type IpcHandlers, ipcContract } from '../../../../../shared/ipc';
import { makeSnapshot } from '../../../../support/agent/fakeAgent';

type Listener = (event: Caller, args: unknown) => Promise<IpcAnswer<unknown>>;

function frame(url: string, top?: unknown): Caller {
  const made: { url: string; top: unknown } = { url, top: undefined };
  made.top = top ?? made;
  return { senderFrame: made };
}
const own = frame('app://fettle/index.html#privacy');

function register(override: Partial<IpcHandlers['checks']> = {}) {
  const listeners = new Map<string, Listener>();
  const ran: (string | undefined)[] = [];
  const handlers: IpcHandlers = {
    snapshot: { get: async () => makeSnapshot() },
    checks: {
      run: async ({ id }) => {
        ran.push(id);
      },
      history: async () => null,
      ...override,
    },
    settings: {
      get: async () => ({ file: '', groups: [], faults: [] }),
      change: async () => ({ written: true }),
    },
    about: {
      get: async () => ({ version: '', testBuild: false, electron: '', chromium: '', node: '' }),
      licences: async () => '',
      previewBundle: async () => '',
      saveBundle: async () => true,
    },
    snooze: {
      offer: async () => ({ choices: [], left: 0 }),
      preview: async () => ({ author: '', comment: [] }),
      set: async () => undefined,
      end: async () => undefined,
    },
    targets: { test: async () => [] },
    privacy: { answer: async () => undefined },
    data: {
      activity: async () => ({ items: [], more: false }),
      seen: async () => ({ at: 0, targets: [] }),
      example: async () => ({ host: '', service: '', output: [], perfdata: { raw: [], sent: [] } }),
      sent: async () => ({ requests: [] }),
      forgetSent: async () => undefined,
      pause: async () => undefined,
      save: async () => true,
    },
    app: {
      copy: async () => undefined,
      openHelp: async () => undefined,
      hasSettings: async () => true,
      openSettings: async () => undefined,
      systemLanguage: async () => 'de-AT',
    },
  };
  registerIpc({ handle: (name, listener) => listeners.set(name, listener) }, handlers);
  const call = (name: string, args: unknown, caller: Caller = own) => listeners.get(name)?.(caller, args);
  return { listeners, ran, call };
}

describe('registerIpc', () => {
  it('registers exactly the calls of the contract', () => {
    const invokes = Object.values(shapeOf(ipcContract, channel)).flatMap((group) =>
      Object.values(group).flatMap((call) => (call.kind === 'invoke' ? [call.channel] : [])),
    );
    expect([...register().listeners.keys()].sort()).toEqual(invokes.sort());
  });

  it('answers a call with the value of its handler', async () => {
    const { call } = register();
    expect(await call('fettle:app.systemLanguage', undefined)).toEqual({ type: 'success', value: 'de-AT' });
    expect(await call('fettle:snapshot.get', null)).toEqual({ type: 'success', value: makeSnapshot() });
  });

  it.each([[undefined], [7], ['updates'], [{ id: 7 }], [{ id: ['updates'] }]])(
    'refuses arguments that do not fit: %j',
    async (args) => {
      const { call, ran } = register();
      expect(await call('fettle:checks.run', args)).toMatchObject({ type: 'error' });
      expect(ran).toEqual([]);
    },
  );

  it('hands on only what the contract names', async () => {
    const { call, ran } = register();
    await call('fettle:checks.run', { id: 'updates', shell: 'rm' });
    expect(ran).toEqual(['updates']);
  });

  it('gives errors back as data', async () => {
    const { call } = register({ run: async () => Promise.reject(new Error('no such entry')) });
    expect(await call('fettle:checks.run', {})).toEqual({ type: 'error', message: 'no such entry' });
  });

  it('does nothing for a foreign sender', async () => {
    const { call, ran } = register();
    const answer = await call('fettle:checks.run', {}, frame('https://example.com/'));
    expect(answer).toMatchObject({ type: 'error' });
    expect(ran).toEqual([]);
  });
});

describe('isTrusted', () => {
  it.each<[string, Caller, boolean]>([
    ['the window', own, true],
    ['another scheme', frame('file:///fettle/index.html'), false],
    ['another host', frame('app://fettle.example/index.html'), false],
    ['a frame inside the window', frame('app://fettle/index.html', own.senderFrame), false],
    ['a frame that is gone', { senderFrame: null }, false],
  ])('%s: %#', (_name, caller, trusted) => {
    expect(isTrusted(caller)).toBe(trusted);
  });
});
