import { describe, expect, it } from 'vitest';
import { DesktopView } from '../../../../electron/desktop/view';
import type { Snapshot } from '../../../../shared/snapshot';
import { FakeAgent, makeSnapshot } from '../../../support/agent/fakeAgent';

describe('DesktopView', () => {
  it('gives the snapshot now and at every change', () => {
    const agent = new FakeAgent();
    const seen: Snapshot['overall'][] = [];
    new DesktopView(agent).onChange((snapshot) => seen.push(snapshot.overall));
    agent.show(makeSnapshot({ overall: 'problem' }));
    expect(seen).toEqual(['fine', 'problem']);
  });

  it('adds that nothing shows the icon, as long as that is so', () => {
    const view = new DesktopView(new FakeAgent());
    const seen: number[] = [];
    view.onChange((snapshot) => seen.push(snapshot.faults.length));
    view.setTrayMissing(true);
    view.setTrayMissing(true);
    expect(view.snapshot().faults).toMatchObject([{ area: 'tray', message: { id: 'tray.missing' } }]);
    view.setTrayMissing(false);
    expect(seen).toEqual([0, 1, 0]);
  });
});
