import { compareDebianVersions } from '../sources/debianVersion';

/** What a kernel's name (`uname -r`) says. */
export interface KernelName {
  /**
   * Kernels of one line replace each other: same flavour, same architecture, same maker, and the same series where a
   * distribution offers series side by side.
   */
  line: string;
  /** `6.12`. */
  series: string;
  /** The numbers of the upstream version and of the builds after it, from the weightiest on. */
  version: readonly string[];
}

/** `-rc4`, `rc4` and `.rc4` come before the release itself, which `~` says to the comparison. */
const candidate = /(?<=\d)[-.]?rc(?=\d)/g;
/** Signs of an rpm: the release, the distribution's tag, the architecture, and what stands behind it (`+debug`). */
const rpm =
  /^(\d[^-]*)-([^-]+?)(?:\.([a-z]+\d*[a-z]*[\d_]*(?:\.[a-z]\w*)*))?\.(x86_64|aarch64|i686|ppc64le|s390x|riscv64|armv7hl)(\W\S*)?$/;
/** What an rpm's tag says of the distribution only; everything else in it names a maker (`uek`, `elrepo`, `surface`). */
const releaseTag = /^(?:el|fc|amzn|oe|an|azl|mga|alma)\d+(?:_\d+)*/;
/** Words of a flavour that carry a number of the build: `arch1`, `zen2`, `xanmod1`, Debian's `rpi7`, Gentoo's `r1`. */
const counted =
  /^(arch|artix|zen|hardened|xanmod|rt|valve|lqx|cachyos|alt|pf|tkg|antix|asahi|rpi|r)\.?(\d+)$/;
/** Numbers that are a flavour: the page size, and the model behind `rpi`. */
const pageSize = /^\d+k\+?$/;

/** Reads a kernel's name by its distribution's own rules. Undefined for what does not begin with a version. */
export function parseKernel(name: string): KernelName | undefined {
  const text = name.replace(candidate, '~rc');
  const series = /^\d+\.\d+/.exec(text)?.[0];
  if (series === undefined) return undefined;
  const packed = rpm.exec(text);
  const { version, flavour } = packed ? ofRpm(packed) : ofTokens(text);
  // Manjaro, Amazon and Void have a package for each series; one that was started is no older release of another one.
  const parallel = /MANJARO|amzn2023/.test(text) || /^[\d.]+_\d+$/.test(text);
  return { line: parallel ? `${series} ${flavour}` : flavour, series, version };
}

/** Whether a kernel is newer than another one of its line: above 0. */
export function compareKernels(left: KernelName, right: KernelName): number {
  for (let index = 0; index < Math.max(left.version.length, right.version.length); index += 1) {
    const difference = compareDebianVersions(left.version[index] ?? '', right.version[index] ?? '');
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The tag is compared last: rpm holds `503.11.1` newer than `503.el9`. */
function ofRpm([, upstream = '', release = '', tag = '', architecture = '', variant = '']: RegExpExecArray): {
  version: string[];
  flavour: string;
} {
  const maker = tag
    .replace(releaseTag, '')
    .replace(/^\./, '')
    .replace(/\.?(?:fc|el)\d+.*$/, '');
  const [, word = '', build = ''] = /^([a-z]*)(.*)$/.exec(release) ?? [];
  return { version: [upstream, build, tag], flavour: [word + maker, architecture, variant].join(' ') };
}

/** Numbers are the version and words the flavour, wherever they stand: `6.12.8-zen1-1-zen`, `6.6.65-desktop-1.mga9`. */
function ofTokens(text: string): { version: string[]; flavour: string } {
  const [head = '', ...tokens] = text.split('-');
  const version: string[] = [];
  const flavour: string[] = [];
  const take = (token: string, before: string) => {
    const word = counted.exec(token);
    const [, number, tag] = /^(\d[\w~]*)\.([a-z]+)$/.exec(token) ?? [];
    if (word?.[1] && word[2]) {
      if (word[1] !== 'r') flavour.push(word[1]);
      version.push(word[2]);
    } else if (number && tag) {
      version.push(number);
      flavour.push(tag);
    } else if (/^\d/.test(token) && !pageSize.test(token) && before !== 'rpi') {
      version.push(token.replace(/\.mga\d+$/, ''));
    } else if (!/^g[0-9a-f]{7,}/.test(token)) {
      flavour.push(token);
    }
  };
  // `6.12.8.arch1`; a sign at the end (`6.12.8+`) says that somebody built it.
  const [, upstream = head, word, own = ''] =
    /^([\d.]*\d)\.([a-z]+\d+)$/.exec(head) ?? /^(.*?)()(\+)$/.exec(head) ?? [];
  version.push(upstream);
  if (word) take(word, '');
  else if (own) flavour.push(own);
  tokens.forEach((token, index) => {
    take(token, tokens[index - 1] ?? '');
  });
  return { version, flavour: mainline(version) ? ['mainline', ...flavour].join('-') : flavour.join('-') };
}

/** Ubuntu's builds of the upstream kernel bring no updates and are updated by nobody: `6.12.8-061208-generic`. */
function mainline([, build = '']: readonly string[]): boolean {
  return /^0\d{5}(?:~rc\d+)?$/.test(build);
}
