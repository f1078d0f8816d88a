import { expect, test } from '@playwright/test';
import { message } from '../../shared/message';
import { shapeColours } from '../../shared/shapes';
import type { Snapshot } from '../../shared/snapshot';
import { overallStates } from '../../shared/states';
import { makeSnapshot } from '../support/agent/fakeAgent';
import { type Desktop, startDesktopFor } from '../support/desktop/desktopApp';
import {
  missingForRealPanel,
  type Point,
  type RealPanel,
  startRealPanel,
} from '../support/desktop/realPanel';

const pictures = 'test-results/panel';

let desktop: Desktop;
let panel: RealPanel;

test.beforeEach(async () => {
  const missing = await missingForRealPanel();
  test.skip(missing !== undefined, missing);
  desktop = await startDesktopFor();
});
test.afterEach(async () => {
  await panel?.stop();
  await desktop?.stop();
});

async function iconOf(colour: string): Promise<Point> {
  let place: Point | undefined;
  await expect
    .poll(
      async () => {
        place = await panel.find(colour);
        return place !== undefined;
      },
      { timeout: 30_000 },
    )
    .toBe(true);
  return place ?? { x: 0, y: 0 };
}

const problem: Snapshot = makeSnapshot({
  overall: 'problem',
  headline: message('backups.recent', { age: { ago: 10 * 86_400 } }),
  organisation: { name: 'Example GmbH', helpUrl: 'https://help.example.com/' },
  entries: [
    {
      id: 'backups',
      service: 'backups',
      check: 'backups',
      title: message('backups.title'),
      phase: 'known',
      result: {
        state: 'critical',
        summary: message('backups.recent', { age: { ago: 10 * 86_400 } }),
        evidence: [],
        remedy: [],
        perfdata: [],
        started: 1,
        ended: 2,
      },
    },
  ],
});

test('a panel that comes late shows the icon, its tooltip and its menu; a click opens the window', async () => {
  const { app, show } = await desktop.start('--hidden');
  await show(problem);
  panel = await startRealPanel(desktop);
  const icon = await iconOf(shapeColours.problem.light);

  await panel.changedBelow();
  await panel.point(icon);
  await expect.poll(() => panel.changedBelow(), { timeout: 15_000 }).toBeGreaterThan(500);
  await panel.picture(`${pictures}/tooltip.png`, { width: 560, height: 320 });

  await panel.click(icon, 'right');
  await expect.poll(() => panel.changedBelow(), { timeout: 15_000 }).toBeGreaterThan(5000);
  await panel.picture(`${pictures}/menu.png`, { width: 560, height: 320 });

  // The first line is the worst finding, and leads to its page.
  const opened = app.waitForEvent('window');
  await panel.press('Down', 'Return');
  const page = await opened;
  await page.waitForURL(/#check\/backups$/);
  await page.close();

  const again = app.waitForEvent('window');
  await panel.click(icon, 'left');
  await (await again).close();
});

test('each state is another picture in the panel', async () => {
  const { show } = await desktop.start('--hidden');
  panel = await startRealPanel(desktop);
  for (const overall of overallStates) {
    await show(makeSnapshot({ overall, headline: message(`overall.${overall}`) }));
    await iconOf(shapeColours[overall].light);
    await panel.picture(`${pictures}/${overall}.png`, { width: 80, height: 32 });
  }
});
