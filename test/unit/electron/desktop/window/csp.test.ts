import { describe, expect, it } from 'vitest';
import { contentSecurityPolicy } from '../../../../../electron/desktop/window/csp';

describe('contentSecurityPolicy', () => {
  const directives = new Map(
    contentSecurityPolicy('abc')
      .split('; ')
      .map((directive) => {
        const [name = '', ...values] = directive.split(' ');
        return [name, values.join(' ')];
      }),
  );

  it('allows nothing that is not named', () => {
    expect(directives.get('default-src')).toBe("'none'");
    for (const name of ['connect-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors']) {
      expect(directives.get(name)).toBe("'none'");
    }
  });

  it('allows scripts and styles of our own or with the nonce, and no other way', () => {
    expect(directives.get('script-src')).toBe("'self' 'nonce-abc'");
    expect(directives.get('style-src')).toBe("'self' 'nonce-abc'");
    expect([...directives.values()].join(' ')).not.toMatch(/unsafe|https?:|\*/);
  });
});
