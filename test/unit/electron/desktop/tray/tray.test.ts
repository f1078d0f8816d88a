import { describe, expect, it } from 'vitest';
import { TrayController } from '../../../../../electron/desktop/tray/tray';
import { message } from '../../../../../shared/message';
import { makeSnapshot } from '../../../../support/agent/fakeAgent';

function setUp() {
  const seen: string[] = [];
  const tray = new TrayController({
    create: () => {
      seen.push('create');
      return {
        show: (state, tooltip) => seen.push(`show ${state}: ${tooltip}`),
        setMenu: () => seen.push('menu'),
        destroy: () => seen.push('destroy'),
      };
    },
    choose: () => undefined,
    locale: 'en',
  });
  return { tray, seen };
}
const problem = makeSnapshot({ overall: 'problem', headline: message('overall.problem') });

describe('TrayController', () => {
  it('makes no icon before something shows it, then shows the newest state', () => {
    const { tray, seen } = setUp();
    tray.setSnapshot(makeSnapshot());
    tray.setSnapshot(problem);
    expect(seen).toEqual([]);
    tray.setHost(true);
    expect(seen).toEqual(['create', 'show problem: Problem', 'menu']);
  });

  it('makes a new icon for a new host', () => {
    const { tray, seen } = setUp();
    tray.setSnapshot(problem);
    tray.setHost(true);
    tray.setHost(false);
    tray.setHost(true);
    expect(seen.filter((event) => !event.startsWith('show'))).toEqual([
      'create',
      'menu',
      'destroy',
      'create',
      'menu',
    ]);
  });

  it('draws nothing for news that change nothing in it', () => {
    const { tray, seen } = setUp();
    tray.setHost(true);
    tray.setSnapshot(problem);
    const before = seen.length;
    tray.setSnapshot({ ...problem, at: problem.at + 60 });
    expect(seen).toHaveLength(before);
    tray.setSnapshot(makeSnapshot());
    expect(seen.slice(before)).toEqual(['show fine: All fine', 'menu']);
  });
});
