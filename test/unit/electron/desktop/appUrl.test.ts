import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fileFor, isAppUrl, pageUrl } from '../../../../electron/desktop/appUrl';

const root = path.resolve('/app/renderer');

describe('fileFor', () => {
  it.each([
    ['app://fettle/index.html', 'index.html'],
    ['app://fettle/', 'index.html'],
    ['app://fettle/assets/index-1.js?x=1#y', 'assets/index-1.js'],
    ['app://fettle/a%20b.css', 'a b.css'],
    ['app://fettle/../../etc/passwd', 'etc/passwd'],
    ['app://fettle/%2e%2e/%2e%2e/etc/passwd', 'etc/passwd'],
  ])('%s is %s under the root', (url, file) => {
    expect(fileFor(root, url)).toBe(path.join(root, file));
  });

  it.each([
    'app://fettle/..%2f..%2fetc/passwd',
    'app://fettle/%2e%2e%2fsecret.js',
    'app://fettle/..%5c..%5csecret.js',
    'app://fettle/a%00.js',
    'app://fettle/%',
    'app://other/index.html',
    'app://fettle.evil/index.html',
    'file:///etc/passwd',
    'https://fettle/index.html',
    'nonsense',
  ])('%s is nothing', (url) => {
    expect(fileFor(root, url)).toBeUndefined();
  });

  it('never leaves the root, whatever is asked', () => {
    const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '/', '\\', '%5c', 'a', '%00', '%25', '//', '~');
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const file = fileFor(root, `app://fettle/${pieces.join('')}`);
        return file === undefined || file.startsWith(root + path.sep);
      }),
    );
  });
});

describe('isAppUrl', () => {
  it('knows its own pages only', () => {
    expect(isAppUrl(pageUrl())).toBe(true);
    expect(isAppUrl(pageUrl({ page: 'privacy' }))).toBe(true);
    expect(isAppUrl('app://fettle:1/')).toBe(false);
    expect(isAppUrl('about:blank')).toBe(false);
    expect(isAppUrl('')).toBe(false);
  });
});
