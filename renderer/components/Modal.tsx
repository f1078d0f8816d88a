import { type ReactNode, type RefObject, useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';

/**
 * The platform's modal dialog, open as long as it is there: Escape closes it, nothing behind it can be reached, and what
 * had the focus before has it again. `dialog` is for whoever closes it from within.
 */
export function Modal({
  dialog,
  labelledBy,
  onClosed,
  children,
}: {
  dialog: RefObject<HTMLDialogElement | null>;
  labelledBy: string;
  onClosed: () => void;
  children: ReactNode;
}) {
  useEffect(() => {
    const element = dialog.current;
    if (!element || element.open) return;
    element.showModal();
    // The dialog itself begins with the focus, so that its title is what is read first.
    element.focus();
  }, [dialog]);
  usePageAtRest();
  // Text that is selected towards the outside ends there, but was not pressed there.
  const pressedBeside = useRef(false);
  // In the body, so that it looks the same wherever it was opened.
  return createPortal(
    // biome-ignore lint/a11y/useKeyWithClickEvents: the platform closes it with Escape
    <dialog
      ref={dialog}
      className="overlay"
      tabIndex={-1}
      aria-labelledby={labelledBy}
      onClose={onClosed}
      onPointerDown={({ target, currentTarget }) => {
        pressedBeside.current = target === currentTarget;
      }}
      onClick={({ target, currentTarget }) => {
        if (pressedBeside.current && target === currentTarget) currentTarget.close();
      }}
    >
      <div className="modal">{children}</div>
    </dialog>,
    document.body,
  );
}

/** What is behind does not scroll, and keeps the room of its scroll bar so that nothing moves. */
function usePageAtRest() {
  useEffect(() => {
    const { style, clientWidth } = document.documentElement;
    if (window.innerWidth > clientWidth) style.scrollbarGutter = 'stable';
    style.overflow = 'hidden';
    return () => {
      style.scrollbarGutter = '';
      style.overflow = '';
    };
  }, []);
}
