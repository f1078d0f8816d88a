import { Button, type ButtonProps } from 'react-aria-components/Button';

/** A button whose action may be under way: it then keeps the focus but does nothing. */
export function ActionButton({
  busy,
  onPress,
  ...props
}: Omit<ButtonProps, 'onPress'> & { busy: boolean; onPress: () => void }) {
  return <Button {...props} aria-disabled={busy || undefined} onPress={() => busy || onPress()} />;
}
