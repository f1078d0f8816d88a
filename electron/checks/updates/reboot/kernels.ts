/** The newest installed kernel of the running one's flavour, if it is newer; other flavours are not started by themselves. */
export function newestKernel(kernels: readonly string[], running: string): string | undefined {
  const flavour = flavourOf(running);
  const newest = kernels
    .filter((kernel) => flavourOf(kernel) === flavour)
    .sort(compareKernels)
    .at(-1);
  return newest !== undefined && compareKernels(newest, running) > 0 ? newest : undefined;
}

/** `6.1.0-31-amd64` -> `-amd64`; `6.12.41+deb13-amd64` -> `-amd64`; `6.8.0-50-generic` -> `-generic`. */
function flavourOf(kernel: string): string {
  return kernel.slice(versionOf(kernel).length).replace(/^\+[^-]*/, '');
}

function versionOf(kernel: string): string {
  return /^\d[\d.]*(?:-rc\d+)?(?:-\d[\d.]*(?=-|\+|$))?/.exec(kernel)?.[0] ?? '';
}

/** Compares `6.1.0-31` and the like number by number; a release candidate comes before its release. */
function compareKernels(left: string, right: string): number {
  const numbers = (kernel: string) =>
    versionOf(kernel)
      .replace(/-rc(\d+)/, '.-1.$1')
      .split(/[.-](?=-?\d)/)
      .map(Number);
  const [a, b] = [numbers(left), numbers(right)];
  for (let index = 0; index < Math.max(a.length, b.length); index += 1) {
    const difference = (a[index] ?? 0) - (b[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
