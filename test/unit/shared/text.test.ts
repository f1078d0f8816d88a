import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, plainText } from '../../../shared/text';

const graphemes = (text: string) =>
  Array.from(new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text), ({ segment }) => segment);

describe('cut', () => {
  it.each([
    ['a short text', 12, 'a short text'],
    ['a longer text', 8, 'a longe…'],
    ['x📄📄', 4, 'x📄…'],
    ['👨‍👩‍👧‍👦👨‍👩‍👧‍👦', 13, '👨‍👩‍👧‍👦…'],
    ['🇩🇪🇫🇷🇮🇹', 8, '🇩🇪…'],
    ['no blank at the end', 4, 'no…'],
  ])('%s to %i', (text, most, expected) => {
    expect(cut(text, most)).toBe(expected);
  });

  it('gives whole characters and never more than was asked for', () => {
    const piece = fc.constantFrom('a', ' ', 'é', 'e\u0301', '📄', '👨‍👩‍👧', '🇩🇪', '\r\n', '각');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 300 }), fc.integer({ min: 1, max: 300 }), (pieces, most) => {
        const text = pieces.join('');
        const short = cut(text, most, '');
        expect(short.length).toBeLessThanOrEqual(most);
        const all = graphemes(text);
        expect(all.slice(0, graphemes(short).length).join('')).toBe(short);
      }),
    );
  });

  it('cuts a pile of accents, and is quick on long texts', () => {
    expect(cut(`e${'\u0301'.repeat(5000)}`, 1000)).toHaveLength(1000);
    const long = '👨‍👩‍👧 '.repeat(100_000);
    const started = performance.now();
    for (let round = 0; round < 100; round += 1) cut(long, 8192);
    expect(performance.now() - started).toBeLessThan(2000);
  });
});

describe('plain text', () => {
  it.each([
    ['\u001b[0;32mOK\u001b[0m - all \u001b[1mfine', 'OK - all fine'],
    ['\u001b]0;title\u0007words', 'words'],
    ['\u001b]8;;https://example.com\u001b\\link\u001b]8;;\u001b\\', 'link'],
    ['\u001b]0;never closed\nnext', '\nnext'],
    ['\u001b(Bplain\u001b7', 'plain'],
    ['bell\u0007 and\u0000 NUL', 'bell and NUL'],
    ['B\bBo\bol\bld\bd', 'Bold'],
    ['user\u202egpj.exe', 'usergpj.exe'],
    ['half \ud83d of one', 'half \ufffd of one'],
    ['Cafe\u0301', 'Café'],
    ['tab\tand\nline', 'tab\tand\nline'],
    ['👨‍👩‍👧', '👨‍👩‍👧'],
    ['wrongly decoded â\u0080\u009d quote', 'wrongly decoded â quote'],
  ])('%j', (text, plain) => {
    expect(plainText(text)).toBe(plain);
  });

  it('holds nothing that steers, changes nothing the second time, and is quick', () => {
    const steering = fc.constantFrom(
      '\u001b',
      '[',
      ']',
      '0;1m',
      '\u0007',
      '\b',
      '\u202e',
      '\ud83d',
      '\udcc4',
      'e\u0301',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), steering)), (parts) => {
        const plain = plainText(parts.join(''));
        // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
        expect(plain).not.toMatch(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e]/);
        expect(plain).not.toMatch(/\p{Surrogate}/u);
        expect(plainText(plain)).toBe(plain);
      }),
    );
    const started = performance.now();
    for (const piece of ['\u001b', '\u001b]', '\u001b[', '\b', 'a\b']) plainText(piece.repeat(100_000));
    expect(performance.now() - started).toBeLessThan(2000);
  });
});
