import { expect, test } from '@playwright/test';
import { makeSnapshot } from '../support/agent/fakeAgent';
import { type RendererApp, startRenderer } from '../support/desktop/rendererHarness/app';

let renderer: RendererApp;

test.beforeAll(async () => {
  test.setTimeout(120_000);
  renderer = await startRenderer();
});
test.afterAll(() => renderer?.stop());

test('the connection to a server in trouble can be tested, and each step says how it is', async () => {
  const { page } = renderer;
  await renderer.open(
    makeSnapshot({
      targets: [
        { name: 'main', host: 'laptop', endpoint: 'https://m1:5665', phase: 'not-connected', waiting: 2 },
      ],
    }),
  );
  await page.getByRole('button', { name: 'Test the connection' }).click();
  await expect(page.getByRole('listitem')).toHaveText([
    'ok: The name is known',
    /^FAILED: .*nobody is there.*Results wait here/,
  ]);
  expect(await renderer.calls()).toContainEqual({ call: 'testTarget', name: 'main' });
});
