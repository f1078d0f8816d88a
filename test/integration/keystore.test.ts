import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askKeyStore as ask, type Keyring, startKeyring } from '../support/desktop/keyring';
import { startPrivateBus } from '../support/desktop/privateBus';

vi.setConfig({ testTimeout: 30_000 });

describe('a real key ring', () => {
  let keyring: Keyring;
  beforeEach(async () => {
    keyring = await startKeyring();
  });
  afterEach(() => keyring.stop());

  it('stores, finds and forgets', async () => {
    const { environment } = keyring;
    expect((await ask(environment, 'get', 'main/alice')).answer).toEqual({ kind: 'absent' });
    expect((await ask(environment, 'set', 'main/alice', 'pä ss')).answer).toEqual({
      kind: 'found',
      value: 'pä ss',
    });
    expect((await ask(environment, 'get', 'main/alice')).answer).toEqual({ kind: 'found', value: 'pä ss' });
    expect((await ask(environment, 'get', 'main/bob')).answer).toEqual({ kind: 'absent' });
    await ask(environment, 'delete', 'main/alice');
    expect((await ask(environment, 'get', 'main/alice')).answer).toEqual({ kind: 'absent' });
  });

  it('is told to be locked, not empty, and nothing hangs', async () => {
    const { environment } = keyring;
    await ask(environment, 'set', 'main/alice', 'password');
    await keyring.lock();
    expect((await ask(environment, 'get', 'main/alice')).answer).toEqual({ kind: 'locked' });
    const set = await ask(environment, 'set', 'main/alice', 'other');
    expect(set.answer).toEqual({ kind: 'locked' });
    expect(set.ms).toBeLessThan(6000);
  });
});

describe('no key ring', () => {
  it('is unavailable where no service has the name', async () => {
    const bus = await startPrivateBus();
    const environment = { DBUS_SESSION_BUS_ADDRESS: bus.address };
    expect((await ask(environment, 'get', 'main/alice')).answer).toMatchObject({
      kind: 'unavailable',
      reason: expect.stringContaining('org.freedesktop.secrets'),
    });
    expect((await ask(environment, 'set', 'main/alice', 'x')).answer).toMatchObject({ kind: 'unavailable' });
    await bus.stop();
  });

  it('is unavailable without a bus, and no bus is started for it', async () => {
    for (const question of [
      ['get', 'main/alice'],
      ['set', 'main/alice', 'x'],
    ]) {
      const { answer, ms } = await ask({}, ...question);
      expect(answer).toEqual({ kind: 'unavailable', reason: 'no session bus' });
      expect(ms).toBeLessThan(1000);
    }
  });
});
