import { replacing, type Step } from './pieces';

const serialWord = String.raw`(?:serial(?:[ _-]?(?:number|no\.?|nr\.?))?|s\/n|service[ _-]?tag|asset[ _-]?tag|wwn|uuid|machine[ _-]?id)`;
const serial = new RegExp(
  // A serial number holds a digit; "serial port" does not.
  String.raw`(?<before>(?<![\p{L}\p{N}])${serialWord}\s{0,3}(?:is|[:=#])?\s{0,3}["']?)(?=[\w./-]{0,64}\d)[\w./-]{3,64}`,
  'giu',
);
const uuid = /(?<![\p{L}\p{N}])[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}(?![\p{L}\p{N}])/giu;
/** Linux names disks by model and serial number there. */
const diskId = /(?<before>\/by-(?:id|uuid|partuuid)\/)[^\s'"=,;]+/gu;

/** Serial numbers: those that are called so, disk names, UUIDs, and the machine's own. */
export function serialSteps(own: readonly string[]): Step[] {
  const known = own.filter((one) => one.length >= 4).map((one) => replacing(word(one), '[serial]'));
  return [
    ...known,
    replacing(diskId, '[serial]'),
    replacing(uuid, '[serial]'),
    replacing(serial, '[serial]'),
  ];
}

const packageName = `[a-z0-9][a-z0-9+.-]{0,80}`;
/** What apt, dpkg and rpm print of packages, each package one line. */
const simulated = new RegExp(
  String.raw`(?:^(?:Inst|Conf|Remv) ${packageName}(?::\w+)?(?: [^\n]*)?(?:\n|$))+`,
  'gmu',
);
const upgradable = new RegExp(
  String.raw`(?:^${packageName}\/[\w,.:-]+ \S+ \S+(?: \[[^\]\n]*\])?(?:\n|$))+`,
  'gmu',
);
const packageFile =
  /(?<![\p{L}\p{N}+._-])[a-z0-9][a-z0-9+.]{0,40}(?:-[a-z0-9+.]{1,40}){0,8}[_-][\w.+~:%-]{1,80}(?:[_.](?:amd64|arm64|armhf|i386|all|x86_64|aarch64|noarch|i686))(?:\.(?:deb|rpm))?(?![\p{L}\p{N}])/gu;
/** A list after a word for packages: with commas whatever follows, with blanks when nothing else does. */
const listed = new RegExp(
  String.raw`(?<before>\b(?:packages?|updates?|pakete?)(?: \(\d+\))?: {0,3})(?:${packageName}(?:, {0,2}${packageName}){1,400}|${packageName}(?: ${packageName}){0,400}(?= {0,3}(?:$|[\n;|)]|\. )))`,
  'gmu',
);

const counted = (count: number) => (count === 1 ? '[1 package]' : `[${count} packages]`);
const lines = (text: string) =>
  `${counted(text.trimEnd().split('\n').length)}${text.endsWith('\n') ? '\n' : ''}`;

/** Names of packages become their number: software that somebody installed says something about them. */
export const packageSteps: readonly Step[] = [
  replacing(simulated, lines),
  replacing(upgradable, lines),
  replacing(packageFile, '[package]'),
  replacing(listed, (text) => counted(text.split(/, *| /).length)),
];

/** A name as a whole word, whatever its case. */
export function word(name: string): RegExp {
  return new RegExp(`(?<![\\p{L}\\p{N}])${escaped(name)}(?![\\p{L}\\p{N}])`, 'giu');
}

/** A text as a pattern that matches nothing else. */
export function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&');
}
