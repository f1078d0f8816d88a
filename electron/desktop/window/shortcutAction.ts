/** What is looked at of a key that was pressed; Electron's Input fits. */
export interface PressedKey {
  type: string;
  key: string;
  control: boolean;
  meta: boolean;
  alt: boolean;
}

export type KeyAction = 'close' | 'zoom-in' | 'zoom-out' | 'zoom-reset' | 'nothing';

const actions: Readonly<Record<string, KeyAction>> = {
  w: 'close',
  '+': 'zoom-in',
  '=': 'zoom-in',
  '-': 'zoom-out',
  '0': 'zoom-reset',
  // A page that is loaded again shows the same, and what was typed in it would be gone.
  r: 'nothing',
};

/** What a key does in the window beside what the page does with it; undefined for keys that are the page's alone. */
export function keyAction(
  { type, key, control, meta, alt }: PressedKey,
  mac: boolean,
): KeyAction | undefined {
  if (type !== 'keyDown' || alt) return undefined;
  if (key === 'F5') return 'nothing';
  return (mac ? meta : control) ? actions[key.toLowerCase()] : undefined;
}
