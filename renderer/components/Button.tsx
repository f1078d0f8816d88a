import type { ComponentProps } from 'react';

/** The platform's button, pressed with the pointer, Space or Enter. */
export function Button({
  onPress,
  ...props
}: Omit<ComponentProps<'button'>, 'onClick' | 'onKeyDown' | 'type'> & { onPress: () => void }) {
  return (
    <button
      {...props}
      type="button"
      onClick={() => onPress()}
      // A key that is held down presses once: a second press would answer the question that the first one asked.
      onKeyDown={(event) => event.repeat && event.key === 'Enter' && event.preventDefault()}
    />
  );
}
