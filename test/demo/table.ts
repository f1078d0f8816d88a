import type { ReadService } from '../support/icinga/icinga';
import { stateName } from './readBack';

const widths = [9, 8, 46, 36, 20, 8];
const head = ['service', 'state', 'output', 'perfdata', 'acknowledged by', 'at'];

/** The services as a table for people; long texts continue below. */
export function table(services: readonly ReadService[]): string {
  const line = widths.map((width) => '-'.repeat(width)).join('  ');
  const rows = services.map((service) =>
    row([
      service.name,
      stateName(service.state),
      service.output,
      service.perfdata.join('\n'),
      service.acknowledged ? service.author : '',
      service.acknowledgedAt > 0 ? new Date(service.acknowledgedAt * 1000).toTimeString().slice(0, 8) : '',
    ]),
  );
  return [row(head), line, ...rows, line].join('\n');
}

function row(cells: string[]): string {
  const columns = cells.map((cell, index) => wrapped(cell, widths[index] ?? 20));
  const height = Math.max(...columns.map((column) => column.length));
  const lines = Array.from({ length: height }, (_, at) =>
    columns.map((column, index) => (column[at] ?? '').padEnd(widths[index] ?? 20)).join('  '),
  );
  return lines.map((text) => text.trimEnd()).join('\n');
}

/** Breaks at spaces, or inside a word that is too long. */
function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    let line = '';
    for (const word of paragraph.split(' ')) {
      let rest = line === '' ? word : `${line} ${word}`;
      if (rest.length > width && line !== '') {
        lines.push(line);
        rest = word;
      }
      for (; rest.length > width; rest = rest.slice(width)) lines.push(rest.slice(0, width));
      line = rest;
    }
    lines.push(line);
  }
  return lines;
}
