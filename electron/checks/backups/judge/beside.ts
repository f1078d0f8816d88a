import type { Evidence } from '../../../../shared/checkResult';
import { type Message, message } from '../../../../shared/message';
import { joined } from '../../combine';
import type { PassedOver, Question, Reading } from '../read/reading';

const faults = ['empty', 'foreign', 'partial'] as const;
const questions = ['whose', 'what', 'files', 'run'] as const;

/** What a tool's answer leaves out: newer backups that do not count, and what nobody can tell of the one that counts. */
export function notesBeside(source: {
  tool: string;
  untold?: readonly Question[];
  reading: Reading;
}): Evidence[] {
  const { reading, tool } = source;
  if (reading.kind !== 'newest' && reading.kind !== 'empty') return [];
  const passed = reading.kind === 'newest' ? wordsOf(reading.passed) : [];
  const open = questions.filter((one) => source.untold?.includes(one) || reading.untold?.includes(one));
  const untold = open.map((one) => message(`backups.untold.${one}`));
  const notes = [
    ...passed.map((faultWords) => message('backups.passed', { newer: { message: faultWords } })),
    ...(untold.length > 0 ? [message('backups.untold', { tool, what: { message: joined(untold) } })] : []),
  ];
  return notes.map((note) => ({ state: 'ok', message: note }));
}

/** That there is no backup, or none that counts and why. */
export function noneThatCounts({ passed }: { passed?: PassedOver }): Message {
  const words = wordsOf(passed);
  return words.length === 0
    ? message('backups.none')
    : message('backups.none-counts', { why: { message: joined(words) } });
}

function wordsOf(passed: PassedOver | undefined): Message[] {
  return faults.flatMap((fault) => {
    const count = passed?.[fault];
    return count === undefined ? [] : [message(`backups.passed.${fault}`, { count })];
  });
}
