/**
 * How long a change takes to be seen, medians of five: `node --import tsx test/dev/measure.ts` on a machine with Xvfb, after `npm run setup`.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { startDisplay } from '../support/desktop/display';
import { attach, makeCheckout, starts } from '../support/processes/devLoop';

const root = path.join(import.meta.dirname, '../..');
const times = 5;

async function timed(work: () => Promise<void>): Promise<number> {
  const began = performance.now();
  await work();
  return (performance.now() - began) / 1000;
}

function report(what: string, seconds: number[]): void {
  const sorted = seconds.toSorted((a, b) => a - b).map((one) => one.toFixed(2));
  console.log(`${what}: median ${sorted[Math.floor(sorted.length / 2)]} s of ${sorted.join(', ')}`);
}

async function main(): Promise<void> {
  const checkout = await makeCheckout();
  const display = await startDisplay();
  try {
    const loop = checkout.startLoop(['--remote-debugging-port=0'], { DISPLAY: display.name });
    const page = await attach(loop, 1);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await loop.lines.first(() => starts(loop) === 1, 60);
    const place = "{page === 'status'";
    await checkout.change('renderer/App.tsx', place, `<b>change 0</b>${place}`);
    await page.getByText('change 0', { exact: true }).waitFor();

    const window: number[] = [];
    for (let n = 1; n <= times; n++) {
      const seen = async () => {
        await checkout.change('renderer/App.tsx', `change ${n - 1}`, `change ${n}`);
        await page.getByText(`change ${n}`, { exact: true }).waitFor();
      };
      window.push(await timed(seen));
    }
    report('a change to the window, until it is seen', window);

    const main: number[] = [];
    await checkout.change('electron/main.ts', 'buildInfo().version', "'0.0.0'");
    await attach(loop, 2);
    await loop.lines.first(() => starts(loop) === 2, 60);
    for (let n = 1; n <= times; n++) {
      const seen = async () => {
        await checkout.change('electron/main.ts', `0.0.${n - 1}'`, `0.0.${n}'`);
        const again = await attach(loop, n + 2);
        await again.getByRole('heading', { level: 1 }).waitFor();
      };
      main.push(await timed(seen));
      await loop.lines.first(() => starts(loop) === n + 2, 60);
    }
    report('a change to the main process, until the window is there again', main);
    await loop.end('SIGTERM');
  } finally {
    await checkout.endAll();
    await display.stop();
    await checkout.remove();
  }

  for (const args of [['unit', '--', 'backoff'], ['check']]) {
    const seconds: number[] = [];
    for (let n = 0; n < times; n++)
      seconds.push(
        await timed(async () => {
          const { status } = spawnSync('npm', ['run', ...args], { cwd: root, stdio: 'ignore' });
          if (status !== 0) throw new Error(`npm run ${args.join(' ')} ended with ${status}`);
        }),
      );
    report(`npm run ${args.join(' ')}`, seconds);
  }
}

void main();
