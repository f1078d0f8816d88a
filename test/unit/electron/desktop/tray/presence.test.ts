import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { TrayPresence } from '../../../../../electron/desktop/tray/presence';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function setUp() {
  const seen: string[] = [];
  const presence = new TrayPresence({
    changed: (present) => seen.push(present ? 'present' : 'missing'),
    openInstead: () => seen.push('open instead'),
  });
  return { seen, presence };
}

describe('TrayPresence', () => {
  it('uses what is there', () => {
    const { seen, presence } = setUp();
    presence.start(true);
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(['present']);
  });

  it('waits for a panel that starts after the app', () => {
    const { seen, presence } = setUp();
    presence.start(false);
    vi.advanceTimersByTime(9_000);
    presence.set(true);
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(['present']);
  });

  it('says once that nothing shows the icon, and uses a panel that comes later still', () => {
    const { seen, presence } = setUp();
    presence.start(false);
    vi.advanceTimersByTime(60_000);
    expect(seen).toEqual(['missing', 'open instead']);
    presence.set(true);
    presence.set(false);
    expect(seen.slice(2)).toEqual(['present', 'missing']);
  });
});
