import { type Message, message } from '../../shared/message';

/** What is wrong with a line of the file. */
export interface ImportProblem {
  line: number;
  message: Message;
}

export interface Value {
  text: string;
  line: number;
}

export interface Section {
  name: string;
  line: number;
  values: Map<string, Value>;
}

/**
 * Reads an INI file as gopkg.in/ini.v1 does with its defaults: a line that ends with a backslash goes on in the next one, and
 * words behind ` ;` or ` #` are a comment. That parser also ends a value at such a character inside a word or quotes, which is
 * hardly ever meant: the value stays whole, and a problem tells.
 */
export function parseIni(text: string, problems: ImportProblem[]): Section[] {
  const sections: Section[] = [];
  for (const { content, line } of logicalLines(text)) {
    const name = /^\[([^\]]+)\](?:\s*[#;].*)?$/.exec(content)?.[1]?.trim();
    if (name !== undefined) {
      if (sections.some((section) => section.name === name))
        problems.push({ line, message: message('import.duplicate', { section: name }) });
      sections.push({ name, line, values: new Map() });
      continue;
    }
    const [, key = '', value = ''] = /^([^=:]+?)\s*[=:]\s*(.*)$/.exec(content) ?? [];
    const section = sections.at(-1);
    if (key === '') problems.push({ line, message: message('import.not-understood', { text: content }) });
    else if (!section) problems.push({ line, message: message('import.no-section', { text: content }) });
    else
      section.values.set(key.toLowerCase(), { text: withoutComment({ text: value, line }, problems), line });
  }
  return sections;
}

/** Takes one pair of quotes off a whole value. */
export function unquoted(text: string): string {
  const [, quote, inner] = /^(["'])(.*)\1$/s.exec(text.trim()) ?? [];
  return quote && inner !== undefined && !inner.includes(quote) ? inner : text.trim();
}

function* logicalLines(text: string): Generator<{ content: string; line: number }> {
  let begun: { content: string; line: number } | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const content = raw.trim();
    if (!begun && (content === '' || content.startsWith('#') || content.startsWith(';'))) continue;
    begun ??= { content: '', line: index + 1 };
    begun.content += content.replace(/\\$/, '');
    if (content.endsWith('\\')) continue;
    yield begun;
    begun = undefined;
  }
  if (begun) yield begun;
}

/** A value in backquotes or three double quotes holds no comment. */
function withoutComment({ text, line }: Value, problems: ImportProblem[]): string {
  const literal = /^(`|""")(.*?)\1/s.exec(text)?.[2];
  if (literal !== undefined) return literal;
  let quote = '';
  let doubtful: number | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '#' || character === ';') {
      if (quote === '' && (at === 0 || /\s/.test(text[at - 1] ?? ''))) return text.slice(0, at).trim();
      doubtful ??= at;
    } else if (quote === character) quote = '';
    else if (quote === '' && (character === '"' || character === "'")) quote = character;
  }
  if (doubtful !== undefined)
    problems.push({ line, message: message('import.comment', { text: text.slice(doubtful) }) });
  return text;
}
