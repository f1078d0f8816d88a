/** A document of headed tables, in one language; ids are the same in every language, so that two can be compared. */
export interface Sheet {
  title: string;
  lead: string[];
  sections: Section[];
}

export interface Section {
  id: string;
  heading: string;
  rows: Row[];
}

export interface Row {
  id: string;
  name: string;
  values: string[];
}

/** One row that two sheets do not have in common; absent values: the row is only in the other. */
export interface Difference {
  section: string;
  name: string;
  before: string[];
  after: string[];
}

/** What changes from one sheet to another, in the order of the new one; what is gone comes last. */
export function differences(before: Sheet, after: Sheet): Difference[] {
  const old = rowsOf(before);
  const present = rowsOf(after);
  const changed = [...present].map(([key, { section, row }]) => ({
    section,
    name: row.name,
    before: old.get(key)?.row.values ?? [],
    after: row.values,
  }));
  const gone = [...old]
    .filter(([key]) => !present.has(key))
    .map(([, { section, row }]) => ({ section, name: row.name, before: row.values, after: [] }));
  return [...changed, ...gone]
    .map((one) => ({
      ...one,
      before: one.before.filter((value) => !one.after.includes(value)),
      after: one.after.filter((value) => !one.before.includes(value)),
    }))
    .filter((one) => one.before.length > 0 || one.after.length > 0);
}

function rowsOf(sheet: Sheet): Map<string, { section: string; row: Row }> {
  return new Map(
    sheet.sections.flatMap(({ id, heading, rows }) =>
      rows.map((row) => [`${id}\n${row.id}`, { section: heading, row }] as const),
    ),
  );
}
