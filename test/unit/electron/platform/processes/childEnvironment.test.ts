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

  it("lets the entry's environment win, except over the locale that a parser needs", () => {
    const environment = { HOME: '/other', LC_ALL: 'de_DE.UTF-8', BORG_REPO: '/r' };
    const parsed = childEnvironment({ HOME: '/h' }, { environment }, 'linux');
    expect(parsed).toMatchObject({ HOME: '/other', LC_ALL: 'C', BORG_REPO: '/r' });
    expect(childEnvironment({}, { environment, plainLocale: false }, 'linux').LC_ALL).toBe('de_DE.UTF-8');
  });

  it('gives Windows programs what they cannot start without', () => {
    const environment = childEnvironment({ SystemRoot: 'C:\\Windows', SECRET: 'x' }, {}, 'windows');
    expect(environment).toEqual({ SystemRoot: 'C:\\Windows', LC_ALL: 'C' });
  });
});
