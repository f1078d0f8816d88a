import type { Sheet } from './sheet';

/** A sheet as Markdown. Texts of the policy are shown as they are and can format nothing. */
export function sheetMarkdown(sheet: Sheet): string {
  const sections = sheet.sections.map(
    ({ heading, rows }) =>
      `## ${escapeMarkdown(heading)}\n\n${rows
        .map(
          ({ name, values }) =>
            `**${escapeMarkdown(name)}**\n\n${values.map((value) => `- ${escapeMarkdown(value)}`).join('\n')}\n`,
        )
        .join('\n')}`,
  );
  return `# ${escapeMarkdown(sheet.title)}\n\n${sheet.lead.map((text) => `${escapeMarkdown(text)}\n`).join('\n')}\n${sections.join('\n')}`;
}

/** A sheet as one HTML file without scripts and without anything from elsewhere, which also prints well. */
export function sheetHtml(sheet: Sheet, language: string): string {
  const sections = sheet.sections.map(({ heading, rows }) => {
    const body = rows.map(
      ({ name, values }) =>
        `<tr><th scope="row">${escapeHtml(name)}</th><td>${values.map((value) => `<p>${escapeHtml(value)}</p>`).join('')}</td></tr>`,
    );
    return `<section>\n<h2>${escapeHtml(heading)}</h2>\n<table>\n${body.join('\n')}\n</table>\n</section>`;
  });
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(sheet.title)}</title>
<style>${style}</style>
</head>
<body>
<h1>${escapeHtml(sheet.title)}</h1>
${sheet.lead.map((text) => `<p>${escapeHtml(text)}</p>`).join('\n')}
${sections.join('\n')}
</body>
</html>
`;
}

const style = `
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { max-width: 60rem; margin: 2rem auto; padding: 0 1rem; }
table { width: 100%; border-collapse: collapse; }
th, td { border-top: 1px solid #8888; padding: .5rem; text-align: start; vertical-align: top; overflow-wrap: anywhere; }
th { width: 30%; font-weight: 600; }
td p { margin: 0 0 .25rem; }
@media print { body { margin: 0; max-width: none; } section { break-inside: avoid; } }
`;

function escapeMarkdown(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').replace(/[\\`*_{}[\]<>#|~]/g, '\\$&');
}

function escapeHtml(text: string): string {
  const named: Record<string, string> = {
    '&': '&amp;',
    '<': '&lt;',
    '>': '&gt;',
    '"': '&quot;',
    "'": '&#39;',
  };
  return text.replace(/[&<>"']/g, (character) => named[character] ?? '');
}
