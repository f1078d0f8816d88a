import type { Command } from '../../../platform/processes/process';

/** Runs a script in Windows PowerShell 5.1, which every Windows 10 and 11 has. Its output is UTF-8 whatever the locale. */
export function powershell(script: string): Command['argv'] {
  const utf8 = '[Console]::OutputEncoding=New-Object System.Text.UTF8Encoding $false';
  return [
    'powershell.exe',
    '-NoLogo',
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    `${utf8}; $ErrorActionPreference='Stop'; ${script}`,
  ];
}

/** The JSON of an answer; PowerShell may put a byte order mark before it. */
export function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '').trim();
}
