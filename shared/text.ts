/** Characters that steer a terminal: all controls but tab, line feed and carriage return. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;
const everyControl = new RegExp(controls.source, 'g');
/**
 * ANSI's sequences: what sets a title or a link ends with BEL or ST, else at the line's end; then colours and cursor moves;
 * then the short ones. Introducers of one character (U+009B and others) are no more than controls: wrongly decoded text holds them.
 */
const escapeSequences =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  /\u001b(?:[\]PX^_][^\u0007\u001b\u009c\n]*(?:\u0007|\u001b\\|\u009c)?|\[[0-?]*[ -/]*[@-~]?|[ -/]+[0-~]?|[0-Z\\`-~]?)/g;
/** What turns the direction of a text, and marks that nobody sees. */
const invisible = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** A program's output as it would stand on paper: without escape sequences and control characters, overstruck letters taken back. */
export function withoutTerminalCommands(text: string): string {
  if (!controls.test(text)) return text;
  return withoutOverstruck(text.replace(escapeSequences, '')).replace(everyControl, '');
}

/** A stranger's text as everybody shows it: well-formed, NFC, without control and bidi characters; lines stay. */
export function plainText(text: string): string {
  return withoutTerminalCommands(text)
    .replace(invisible, '')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC');
}

/**
 * The beginning of a text that is longer than `most` UTF-16 units, with `end` behind it and no longer than that; never cuts
 * through what a reader sees as one character. A shorter text stays as it is.
 */
export function cut(text: string, most: number, end = '…'): string {
  if (text.length <= most) return text;
  const room = Math.max(0, most - end.length);
  return text.slice(0, boundaryBefore(text, room)).trimEnd() + end;
}

/** The segmenter looks at the part around the cut only; a "character" without end (a pile of accents) is cut between its code points. */
function boundaryBefore(text: string, at: number): number {
  const from = Math.max(0, at - longestCharacter);
  // A window may begin inside a character, but its last boundary before the cut lies behind that.
  const window = text.slice(from, at + longestCharacter);
  const segment = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(window).containing(at - from);
  const boundary = from + (segment?.index ?? at - from);
  if (boundary > from || from === 0) return boundary;
  const inside = /[\udc00-\udfff]/.test(text[at] ?? '') && /[\ud800-\udbff]/.test(text[at - 1] ?? '');
  return inside ? at - 1 : at;
}

const longestCharacter = 128;

/** A backspace takes the letter before it back, as on a terminal: old tools print bold and spinners that way. */
function withoutOverstruck(text: string): string {
  if (!text.includes('\b')) return text;
  const kept: string[] = [];
  for (const character of text) {
    if (character !== '\b') kept.push(character);
    else if (kept.length > 0 && kept.at(-1) !== '\n') kept.pop();
  }
  return kept.join('');
}
