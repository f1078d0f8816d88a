import { compareKernels, type KernelName, parseKernel } from './kernelName';

/** The newest of some kernels that are of the running one's line; undefined when none is. */
export function newestOfLine(kernels: readonly string[], running: string): string | undefined {
  const own = parseKernel(running);
  if (own === undefined) return undefined;
  return kernels
    .flatMap((name) => {
      const parsed = parseKernel(name);
      return parsed?.line === own.line ? [{ name, parsed }] : [];
    })
    .sort((left, right) => compareKernels(left.parsed, right.parsed))
    .at(-1)?.name;
}

/** The newest installed kernel of the running one's line, if it is newer; others are not started by themselves. */
export function newestKernel(kernels: readonly string[], running: string): string | undefined {
  const newest = newestOfLine(kernels, running);
  return newest !== undefined && isNewer(newest, running) ? newest : undefined;
}

/** Whether two kernels are of one series, as `6.12.30` and `6.12.48`. */
export function isSameSeries(left: string, right: string): boolean {
  return parseKernel(left)?.series === parseKernel(right)?.series;
}

function isNewer(name: string, running: string): boolean {
  const [left, right]: (KernelName | undefined)[] = [parseKernel(name), parseKernel(running)];
  return left !== undefined && right !== undefined && compareKernels(left, right) > 0;
}
