import type { Figure, Row } from './benchmark';

/** For programs: one object, one line. */
export function jsonLine(measured: Row | Figure): string {
  if ('value' in measured) {
    const { name, value, unit } = measured;
    return JSON.stringify({ name, value: round(value), unit });
  }
  const { name, ours, peer, ratio, unit } = measured;
  return JSON.stringify({ name, ours: round(ours), peer: round(peer), ratio: round(ratio), unit });
}

/** For people: what was compared, and below it what stands for itself. */
export function tables(measured: readonly (Row | Figure)[]): string {
  const rows = measured.flatMap((one) => ('value' in one ? [] : [one]));
  const figures = measured.flatMap((one) => ('value' in one ? [one] : []));
  const widest = Math.max(...figures.map(({ name }) => name.length));
  const lines = figures.map(({ name, value, unit }) => `${name.padEnd(widest)}  ${short(value)} ${unit}`);
  return [rows.length > 0 ? table(rows) : '', lines.join('\n')].filter((part) => part !== '').join('\n\n');
}

/** Medians with their spread, and the ratio in words. */
function table(rows: readonly Row[]): string {
  const lines = [
    ['name', 'Fettle', '(lowest - highest)', 'peer', '(lowest - highest)', 'ratio', 'in words', 'runs'],
    ...rows.map((row) => [
      row.name,
      `${short(row.ours)} ${row.unit}`,
      range(row.oursRange),
      `${short(row.peer)} ${row.unit}`,
      range(row.peerRange),
      row.ratio.toPrecision(3),
      inWords(row),
      `${row.runs} + ${row.runs}`,
    ]),
  ];
  const [head = []] = lines;
  const widths = head.map((_, column) => Math.max(...lines.map((line) => line[column]?.length ?? 0)));
  const isText = (column: number) => column === 0 || column === 6;
  return lines
    .map((line) =>
      line
        .map((cell, column) =>
          isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function inWords({ ratio, unit }: Row): string {
  const [less, more] = unit === 'MiB' ? ['smaller', 'larger'] : ['faster', 'slower'];
  if (ratio < 0.995) return `${(1 / ratio).toPrecision(3)} times ${less}`;
  return ratio < 1.005 ? 'the same' : `${ratio.toPrecision(3)} times ${more}`;
}

function range([low, high]: [number, number]): string {
  return `(${short(low)} - ${short(high)})`;
}

function short(value: number): string {
  if (Number.isInteger(value)) return String(value);
  return value < 100 ? value.toFixed(1) : value.toFixed(0);
}

function round(value: number): number {
  return Number(value.toPrecision(5));
}
