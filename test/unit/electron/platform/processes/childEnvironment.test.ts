import { describe, expect, it } from 'vitest';
import { childEnvironment } from '../../../../../electron/platform/processes/childEnvironment';

describe('childEnvironment', () => {
  it('passes only what is allow-listed', () => {
    const base = {
      PATH: '/bin',
      HOME: '/h',
      SSH_AUTH_SOCK: '/s',
      LD_PRELOAD: '/evil.so',
      AWS_SECRET: 'x',
      LANG: 'de_DE',
    };
    expect(childEnvironment(base, {}, 'linux')).toEqual({
      PATH: '/bin',
      HOME: '/h',
      SSH_AUTH_SOCK: '/s',
      LC_ALL: 'C',
    });
  });

  it('has a PATH even where ours is missing or empty', () => {
    expect(childEnvironment({}, {}, 'linux').PATH).toContain('/usr/bin');
    expect(childEnvironment({ PATH: '' }, {}, 'linux').PATH).toContain('/usr/bin');
  });

  it("lets the entry's environment win, over our locale too", () => {
    const environment = { HOME: '/other', LC_ALL: 'de_DE.UTF-8', BORG_REPO: '/r' };
    const parsed = childEnvironment({ HOME: '/h' }, { environment }, 'linux');
    expect(parsed).toMatchObject({ HOME: '/other', LC_ALL: 'de_DE.UTF-8', BORG_REPO: '/r' });
    const chosen = childEnvironment({}, { environment: { LANG: 'fr_FR.UTF-8' } }, 'linux');
    expect(chosen).toMatchObject({ LANG: 'fr_FR.UTF-8' });
    expect(chosen.LC_ALL).toBeUndefined();
    expect(childEnvironment({}, {}, 'linux').LC_ALL).toBe('C');
    expect(childEnvironment({}, { environment, plainLocale: false }, 'linux').LC_ALL).toBe('de_DE.UTF-8');
  });

  it('gives Windows programs what they cannot start without', () => {
    const environment = childEnvironment({ SystemRoot: 'C:\\Windows', SECRET: 'x' }, {}, 'windows');
    expect(environment).toEqual({ SystemRoot: 'C:\\Windows', LC_ALL: 'C' });
  });
});
