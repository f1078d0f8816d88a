import { describe, expect, it } from 'vitest';
import { HiddenSecrets } from '../../../../../electron/agent/checking/hiddenSecrets';
import { exited } from '../../../../support/agent/checks';

describe('a secret that a check was given', () => {
  const hidden = new HiddenSecrets();
  const given = exited(1, '["open sesame"]', 'refused: open sesame (open sesame)');

  it('is passed on, and is in nothing that a program said to people', () => {
    expect(hidden.inErrors(given)).toEqual(given);
    const secret = { kind: 'found', value: 'open sesame' } as const;
    expect(hidden.note(secret)).toBe(secret);
    expect(hidden.inErrors(given)).toMatchObject({ stdout: '["open sesame"]', stderr: 'refused: *** (***)' });
    expect(hidden.everywhere(given)).toMatchObject({ stdout: '["***"]', stderr: 'refused: *** (***)' });
  });

  it('may be absent or empty, and a program may not have started', () => {
    const none = new HiddenSecrets();
    none.note({ kind: 'absent' });
    none.note({ kind: 'found', value: '' });
    expect(none.everywhere(given)).toEqual(given);
    expect(hidden.everywhere({ kind: 'aborted' })).toEqual({ kind: 'aborted' });
  });
});
