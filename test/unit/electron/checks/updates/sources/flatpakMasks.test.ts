import { describe, expect, it } from 'vitest';
import { matches } from '../../../../../../electron/checks/updates/sources/flatpakMasks';

const ref = 'org.gnome.Maps/x86_64/stable';

describe('a mask of Flatpak', () => {
  it.each(['org.gnome.Maps', 'org.gnome.*', 'app/org.gnome.Maps//stable', 'org.gnome.Maps/x86_64', '*'])(
    'covers it: %s',
    (pattern) => expect(matches(pattern, ref)).toBe(true),
  );
  it.each(['org.gnome.Map', 'org?gnome.Maps', 'org.gnome.Maps//beta', 'org.gnome.Maps/aarch64', 'gnome'])(
    'does not: %s',
    (pattern) => expect(matches(pattern, ref)).toBe(false),
  );
});
