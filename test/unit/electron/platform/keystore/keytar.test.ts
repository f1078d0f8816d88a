import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { keytarStore } from '../../../../../electron/platform/keystore/keytar';

const keytar = vi.hoisted(() => ({ getPassword: vi.fn(), setPassword: vi.fn(), deletePassword: vi.fn() }));
vi.mock('keytar', () => ({ default: keytar }));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.resetAllMocks();
});

it('tells found from absent, and an error is a value', async () => {
  const store = keytarStore('service');
  keytar.getPassword
    .mockResolvedValueOnce('secret')
    .mockResolvedValueOnce(null)
    .mockRejectedValueOnce(new Error('no'));
  expect(await store.get('a')).toEqual({ kind: 'found', value: 'secret' });
  expect(await store.get('a')).toEqual({ kind: 'absent' });
  expect(await store.get('a')).toEqual({ kind: 'unavailable', reason: 'no' });
  expect(keytar.getPassword).toHaveBeenCalledWith('service', 'a');
});

it('gives up after five seconds, and begins nothing more until the hanging call has ended', async () => {
  const store = keytarStore('service');
  let end: (value: string | null) => void = () => undefined;
  keytar.getPassword.mockImplementationOnce(() => new Promise((resolve) => (end = resolve)));
  const hanging = store.get('a');
  await vi.advanceTimersByTimeAsync(5000);
  expect(await hanging).toMatchObject({ kind: 'unavailable', reason: expect.stringContaining('5 s') });

  expect(await store.set('a', 'x')).toMatchObject({ kind: 'unavailable' });
  expect(keytar.setPassword).not.toHaveBeenCalled();

  end(null);
  await vi.advanceTimersByTimeAsync(0);
  keytar.setPassword.mockResolvedValueOnce(undefined);
  expect(await store.set('a', 'x')).toEqual({ kind: 'found', value: 'x' });
});
