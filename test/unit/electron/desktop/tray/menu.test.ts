import { describe, expect, it } from 'vitest';
import { translatorFor } from '../../../../../electron/desktop/language';
import { type TrayLine, trayMenu } from '../../../../../electron/desktop/tray/menu';
import { Translator } from '../../../../../shared/i18n';
import { message } from '../../../../../shared/message';
import { fragmentOf } from '../../../../../shared/pages';
import type { EntryView, Snapshot } from '../../../../../shared/snapshot';
import type { ServiceState } from '../../../../../shared/states';
import { makeSnapshot } from '../../../../support/agent/fakeAgent';

const english = new Translator('en', 'en', 'UTC');

function entry(id: string, state: ServiceState, words = 'something'): EntryView {
  const summary = message('check.failed', { reason: words });
  const result = { state, summary, evidence: [], remedy: [], perfdata: [], started: 1, ended: 2 };
  return { id, service: id, check: id, title: { en: id }, phase: 'known', result };
}

function labels(snapshot: Snapshot, translator = english): string[] {
  return trayMenu(snapshot, translator).map((line) => (line === 'separator' ? '---' : line.label));
}

function actions(lines: TrayLine[]): (string | undefined)[] {
  return lines.map((line) => {
    if (line === 'separator') return '---';
    if ('lines' in line) return `[${line.lines.map((inner) => actions([inner])[0]).join(' ')}]`;
    const { action } = line;
    if (action?.kind === 'open') return `open ${action.place ? fragmentOf(action.place) : ''}`.trim();
    return action?.kind === 'pause' ? action.choice : action?.kind;
  });
}

describe('trayMenu', () => {
  it('says the headline when there is nothing else to say', () => {
    expect(labels(makeSnapshot())).toEqual([
      'All fine',
      '---',
      'Nothing sent yet',
      '---',
      'Check now',
      'Pause',
      'Open Fettle',
      'What was sent',
      'Privacy…',
      'Settings…',
      '---',
      'Quit',
    ]);
  });

  it('speaks German', () => {
    const shown = labels(makeSnapshot(), translatorFor('system', 'de-AT'));
    expect(shown[0]).toBe('Alles in Ordnung');
    expect(shown).toContain('Jetzt prüfen');
  });

  it('lists findings worst first, each leading to its page, and leaves out what is fine', () => {
    const entries = [entry('a', 'warning'), entry('b', 'ok'), entry('c', 'unknown'), entry('d', 'critical')];
    const lines = trayMenu(makeSnapshot({ entries }), english);
    expect(lines.slice(0, 3)).toEqual(
      ['d', 'a', 'c'].map((id) => ({
        label: `${id}: The check could not look: something`,
        action: { kind: 'open', place: { page: 'check', argument: id } },
      })),
    );
    expect(lines[3]).toBe('separator');
  });

  it('shows five lines and counts the rest', () => {
    const entries = Array.from({ length: 7 }, (_, i) => entry(`e${i}`, 'critical'));
    const shown = labels(makeSnapshot({ entries }));
    expect(shown[5]).toBe('and 2 more');
    expect(shown[6]).toBe('---');
  });

  it('shortens what is long and keeps to one line', () => {
    const [first] = labels(makeSnapshot({ entries: [entry('a', 'critical', 'x\ny '.repeat(100))] }));
    // No blank stands before the mark of the cut.
    expect(first).toHaveLength(89);
    expect(first).toMatch(/^a: The check could not look: x y x y .*…$/);
  });

  it('asks for the answer first and offers no check before it', () => {
    const lines = trayMenu(makeSnapshot({ answerNeeded: true, entries: [entry('a', 'critical')] }), english);
    expect(lines[0]).toEqual({
      label: 'Your answer is needed',
      action: { kind: 'open', place: { page: 'notice' } },
    });
    expect(actions(lines)).not.toContain('run');
    expect(actions(lines)).toContain('open privacy');
    expect(actions(lines).at(-1)).toBe('quit');
  });

  it('says what is wrong with the delivery and when it last worked', () => {
    const target = { name: 'main', host: 'h', endpoint: 'https://m', waiting: 1 };
    const targets: Snapshot['targets'] = [
      { ...target, phase: 'delivered', lastDelivered: 1_763_715_120 },
      { ...target, phase: 'not-connected', lastDelivered: 100, message: message('overall.not-connected') },
    ];
    const shown = labels(makeSnapshot({ targets, organisation: { name: 'Example IT' } }));
    expect(shown[0]).toBe('Not connected');
    expect(shown[2]).toMatch(/^Last sent to Example IT Nov 21, 2025, 8:52\sAM$/);
  });

  it('says that nothing is sent in local-only mode, and offers no list of what was', () => {
    const snapshot = makeSnapshot({ localOnly: 'no-policy' });
    expect(labels(snapshot)).toContain('Nothing is sent from this computer');
    expect(actions(trayMenu(snapshot, english))).not.toContain('open sent');
  });

  it('offers a pause, the preferred one first, and while paused its end and no check', () => {
    const running = makeSnapshot({ preferences: { notifications: 'all', pause: 'tomorrow' } });
    expect(actions(trayMenu(running, english))).toContain('[tomorrow hour hours]');
    const paused = actions(trayMenu(makeSnapshot({ pausedUntil: 9 }), english));
    expect(paused).toContain('resume');
    expect(paused).not.toContain('run');
  });

  it('leads to the help of IT where there is one', () => {
    const organisation = { name: 'Example GmbH', helpUrl: 'https://help.example.com/' };
    const lines = trayMenu(makeSnapshot({ organisation }), english);
    expect(lines).toContainEqual({ label: 'Help from Example GmbH', action: { kind: 'help' } });
  });
});
