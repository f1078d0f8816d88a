import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Seconds without anything new after which the app counts as idle. */
const quietFor = 3;

/**
 * Lets V8 collect once whenever the app has become idle: what a start or a window leaves behind would stay for hours, because
 * V8 collects only when it needs room. The returned function says that something happened.
 */
export function collectWhenIdle(): () => void {
  let timer: NodeJS.Timeout | undefined;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(collect, quietFor * 1000);
    timer.unref();
  };
}

/** There is no other way to it in a program that was started without the switch. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  const gc: unknown = runInNewContext('gc');
  if (typeof gc === 'function') gc();
}
