/** Collects the licences of everything that is built into the app. */
import fs from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes one text: Fettle's own licence, then each package that Fettle is built of, with its version, licence and the
 * licence's text. Packages with the same text share it.
 * @param {string} root the checkout
 * @param {string} file where the text goes
 */
export async function writeLicences(root, file) {
  const { packages } = JSON.parse(await fs.readFile(path.join(root, 'package-lock.json'), 'utf8'));
  const shipped = Object.entries(packages)
    .filter(([place, { dev, optional }]) => place !== '' && !dev && !optional)
    .map(([place]) => path.join(root, place));
  const texts = new Map();
  for (const folder of shipped.sort()) {
    const { name, version, license } = JSON.parse(
      await fs.readFile(path.join(folder, 'package.json'), 'utf8'),
    );
    const text = await licenceText(folder);
    const heading = `${name} ${version} (${typeof license === 'string' ? license : 'see below'})`;
    texts.set(text, [...new Set([...(texts.get(text) ?? []), heading])]);
  }
  const own = await fs.readFile(path.join(root, 'LICENSE'), 'utf8');
  const parts = [['Fettle', own], ...[...texts].map(([text, names]) => [names.join('\n'), text])];
  const line = '-'.repeat(72);
  await fs.writeFile(
    file,
    parts.map(([names, text]) => `${names}\n${line}\n${text.trim()}\n`).join(`\n${line}\n`),
  );
}

/** The text that a package brings; some bring none and only name their licence. */
async function licenceText(folder) {
  const names = (await fs.readdir(folder))
    .filter((name) => /^(licen[cs]e|copying|notice)/i.test(name))
    .sort();
  if (names.length === 0) return 'The package names its licence and brings no text of it.';
  const texts = await Promise.all(names.map((name) => fs.readFile(path.join(folder, name), 'utf8')));
  return texts.join('\n');
}
