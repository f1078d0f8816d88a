export const sheetFormats = ['md', 'html', 'json'] as const;
export type SheetFormat = (typeof sheetFormats)[number];
