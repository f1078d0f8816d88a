/** Makes what a package holds besides the bundles: icons, licences, man page, shell completion, bill of materials. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { bashCompletion, fishCompletion, zshCompletion } from './completions.mjs';
import { helpTree } from './helpTree.mjs';
import { manPage } from './manual.mjs';

const ICON_SIZES = [16, 24, 32, 48, 64, 128, 256, 512];
const NPM_WITH_SBOM = 'npm@10.9.4';

/** @param {{root: string, staged: string, version: string}} where `staged` already holds out/ */
export async function prepare({ root, staged, version }) {
  await drawAppIcons(path.join(root, 'build/package/icon.svg'), path.join(staged, 'icons'));
  writeLicences(root, path.join(staged, 'licences'));
  fs.mkdirSync(path.join(staged, 'policy.d'), { recursive: true });
  // Empty, and a conffile that nobody edits: a policy already there would make a silent installation ask.
  fs.writeFileSync(path.join(staged, 'policy.json'), '');
  const help = (...args) =>
    execFileSync(process.execPath, [path.join(staged, 'out/cli.js'), ...args, '--help'], {
      cwd: root,
      encoding: 'utf8',
      env: { LC_ALL: 'C', PATH: process.env.PATH },
    });
  const tree = helpTree(help);
  fs.writeFileSync(path.join(staged, 'fettle.1'), manPage(help, tree, version));
  fs.writeFileSync(path.join(staged, 'completion.bash'), bashCompletion(tree));
  fs.writeFileSync(path.join(staged, 'completion.zsh'), zshCompletion(tree));
  fs.writeFileSync(path.join(staged, 'completion.fish'), fishCompletion(tree));
  fs.writeFileSync(path.join(staged, 'sbom.cdx.json'), timed(billOfMaterials(root)));
}

/** What npm says is in the product. The npm of Debian 13 (9.2) cannot say it, and fetches one that can. */
function billOfMaterials(root) {
  const npm = (...args) =>
    execFileSync('npm', args, {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  const bill = ['sbom', '--omit=dev', '--sbom-format=cyclonedx', '--package-lock-only'];
  if (Number.parseInt(npm('--version'), 10) >= 10) return npm(...bill);
  return npm('exec', '--yes', `--package=${NPM_WITH_SBOM}`, '--', 'npm', ...bill);
}

/** npm puts the present time and a random number into a bill of materials; with SOURCE_DATE_EPOCH two builds give the same. */
function timed(sbom) {
  const epoch = process.env.SOURCE_DATE_EPOCH;
  if (!epoch) return sbom;
  const { serialNumber: _, metadata, ...rest } = JSON.parse(sbom);
  const timestamp = new Date(Number(epoch) * 1000).toISOString();
  return `${JSON.stringify({ ...rest, metadata: { ...metadata, timestamp } }, undefined, 2)}\n`;
}

async function drawAppIcons(svg, folder) {
  const { Resvg } = await import('@resvg/resvg-js');
  fs.mkdirSync(folder, { recursive: true });
  const drawing = fs.readFileSync(svg, 'utf8');
  for (const size of ICON_SIZES) {
    const png = new Resvg(drawing, { fitTo: { mode: 'width', value: size } }).render().asPng();
    fs.writeFileSync(path.join(folder, `${size}x${size}.png`), png);
  }
}

/** Our licence, and those of everything that may be in the bundles, in full. Electron brings its own. */
function writeLicences(root, folder) {
  fs.mkdirSync(folder, { recursive: true });
  fs.copyFileSync(path.join(root, 'LICENSE'), path.join(folder, 'FETTLE.txt'));
  const { packages } = JSON.parse(fs.readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
  const texts = Object.entries(packages)
    .filter(([where, { dev, optional }]) => where !== '' && !dev && !optional)
    .flatMap(([where, { version, license }]) => {
      const inside = path.join(root, where);
      if (!fs.existsSync(inside)) return [];
      const file = fs.readdirSync(inside).find((name) => /^(licen[cs]e|copying)/i.test(name));
      const text = file ? fs.readFileSync(path.join(inside, file), 'utf8').trim() : `Licence: ${license}`;
      return [`${where.replace(/^.*node_modules\//, '')} ${version}\n\n${text}\n`];
    });
  fs.writeFileSync(path.join(folder, 'LIBRARIES.txt'), texts.join(`\n${'-'.repeat(78)}\n\n`));
}
