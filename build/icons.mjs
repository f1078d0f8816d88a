/** Draws the tray icons, every state's shape at every size, for light and dark panels, and the window's own. */
import fs from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';

const SIZES = [16, 20, 22, 24, 32, 44, 48, 64];

/**
 * Writes `<state>-<light|dark>-<size>.png` for all states, and `app.png`.
 * @param {string} root the checkout
 * @param {string} folder where the pictures go
 */
export async function drawIcons(root, folder) {
  const { Resvg } = await import('@resvg/resvg-js');
  const { shapeColours, shapeSvg } = await loadShapes(root);
  await fs.rm(folder, { recursive: true, force: true });
  await fs.mkdir(folder, { recursive: true });
  const pictures = Object.entries(shapeColours).flatMap(([state, colours]) =>
    Object.entries(colours).flatMap(([panel, colour]) =>
      SIZES.map((size) => ({ state, panel, colour, size })),
    ),
  );
  const app = await fs.readFile(path.join(root, 'build/package/icon.svg'), 'utf8');
  const appPicture = new Resvg(app, { fitTo: { mode: 'width', value: 128 } }).render().asPng();
  await fs.writeFile(path.join(folder, 'app.png'), appPicture);
  await Promise.all(
    pictures.map(({ state, panel, colour, size }) => {
      const png = new Resvg(shapeSvg(state, colour, size)).render().asPng();
      return fs.writeFile(path.join(folder, `${state}-${panel}-${size}.png`), png);
    }),
  );
}

/** shared/shapes.ts is TypeScript, which plain Node does not read. */
async function loadShapes(root) {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'shared/shapes.ts')],
    bundle: true,
    format: 'esm',
    write: false,
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}
