/** Why a program could not even look, told by its complaint; each kind has a remedy of its own. */
export type Complaint = 'library' | 'arguments' | 'permission' | 'crash';

/** What interpreters print around the one line that says what is wrong. */
const noise =
  /^(?:at |from |\^+$|~+\^*~*$|node\.js v\d|begin failed|compilation failed in require|(?:note|hint): run with|try ['"`\u2018].*--help|thrown in |goroutine \d|exit status \d|#\d+ |\+ |caused by: \.\.\.|stack trace:|require stack:|- \/)/i;
const blame =
  /^(?:\S+: )*(?:[\w.:]*(?:error|exception)\b|fatal\b|panic:|can't |cannot |unknown option|invalid option|unrecognized option|illegal option)|(?:invalid|unrecognized|illegal|unknown) option|: error: /i;

const complaints: readonly [Complaint, RegExp][] = [
  [
    'library',
    /\b(?:ModuleNotFoundError|ImportError)\b|\bNo module named\b|Can't locate \S+\.p[ml]\b|cannot load such file|Cannot find (?:module|package) |error while loading shared libraries|ClassNotFoundException|NoClassDefFoundError|Could not load file or assembly|Call to undefined function|The specified module '.*' was not loaded|there is no package called/,
  ],
  [
    'arguments',
    /^\s*usage:\s.*(?:\s\[?--?\w|<\w|\[options?\]|\[\w)|(?:invalid|unrecogni[sz]ed|illegal|unknown) (?:option|arguments?|flag)\b|arguments are required|(?:option|flag) (?:requires|needs) an argument|flag provided but not defined|missing (?:required )?(?:argument|option|parameter)/im,
  ],
  [
    'permission',
    /permission denied|operation not permitted|must be (?:run as )?root|(?:a|no) (?:password|terminal|tty) (?:is required|present)|not in the sudoers|not allowed to execute/i,
  ],
  [
    'crash',
    /^Traceback \(most recent call last\)|^\s+at .+[:(]\d+|^panic: |^Exception in thread|^Unhandled exception|\bFatal error: |^\s+\+ CategoryInfo|\bat \S+ line \d+[.,]|:\d+:in [`']|^\S+: (?:line )?\d+: .*(?:not found|syntax error|unbound variable|parameter not set)|command not found|Segmentation fault|^thread '.*' panicked|^SyntaxError: |^\s*File ".*", line \d+/im,
  ],
];

/** Whether a text is a plugin's own verdict: it names a state in its first words. A usage text names them, too. */
export function isVerdict(text: string): boolean {
  const first = text.trimStart().split('\n', 1)[0] ?? '';
  if (/^usage:/i.test(first)) return false;
  return /(?<![\p{L}[<-])(?:OK|WARN(?:ING)?|CRIT(?:ICAL)?|UNKNOWN)(?![\p{L}\]>])/u.test(first.slice(0, 80));
}

/** The kind of a complaint; undefined for words that may well be what was found. */
export function complaintOf(text: string): Complaint | undefined {
  const head = text.slice(0, longestComplaint);
  return complaints.find(([, pattern]) => pattern.test(head))?.[0];
}

/** The one line of a complaint that says what is wrong: mostly the last, but for interpreters that go on. */
export function tellingLine(text: string): string {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const telling = lines.filter((line) => !noise.test(line));
  // Interpreters and usage texts go on after the line that matters, other programs end with it.
  const goesOn = telling.length < lines.length || /^\s*usage\b/im.test(text);
  const blamed = goesOn ? telling.findLast((line) => blame.test(line)) : undefined;
  return blamed ?? telling.at(-1) ?? lines.at(-1) ?? '';
}

/** Whoever complains at greater length is read at the beginning only. */
const longestComplaint = 16 * 1024;
