import type { ComponentProps } from 'react';
import { Button } from './Button';

/** A button whose action may be under way: it then keeps the focus but does nothing. */
export function ActionButton({ busy, onPress, ...props }: ComponentProps<typeof Button> & { busy: boolean }) {
  return <Button {...props} aria-disabled={busy || undefined} onPress={() => busy || onPress()} />;
}
