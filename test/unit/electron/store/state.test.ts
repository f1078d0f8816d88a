import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openState, stateBeside } from '../../../../electron/store/state';
import type { Fault } from '../../../../shared/fault';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fettle-state-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('a state folder', () => {
  it('gives the same files to whoever asks', async () => {
    const state = stateBeside(folder);
    await state.pause.set(5);
    expect(state.pause.until(4)).toBe(5);
    expect({ ...state }.pause).toBe(state.pause);
    expect(stateBeside(folder).pause.until(4)).toBe(5);
  });

  it('leaves a file that nobody asks for as it is, and reports what is wrong with one that is asked for', () => {
    writeFileSync(join(folder, 'departures.json'), 'broken');
    writeFileSync(join(folder, 'snoozes.json'), 'broken');
    const faults: Fault[] = [];
    const state = openState(folder, { now: () => 0, report: (fault) => faults.push(fault) });
    expect(state.snoozes.all()).toEqual([]);
    expect(faults.map(({ message }) => message.id)).toEqual(['store.set-aside']);
    expect(readdirSync(folder).sort()).toEqual([
      'departures.json',
      expect.stringContaining('snoozes.json.unreadable-'),
    ]);
  });
});
