import { managedDomain } from '../../electron/platform/managed/mac';
import { isMap } from '../../electron/policy/merge';
import { examplePolicy } from './example';

/** A configuration profile for macOS that carries the example policy. Source: Apple, Configuration Profile Reference. */
export function macProfile(): string {
  const profile = {
    PayloadType: 'Configuration',
    PayloadVersion: 1,
    PayloadIdentifier: `${managedDomain}.policy`,
    PayloadUUID: '6C0C5E0A-6A5C-4F0B-9E0A-0F4D5B1D2A11',
    PayloadDisplayName: 'Fettle',
    PayloadScope: 'System',
    PayloadContent: [
      {
        PayloadType: managedDomain,
        PayloadVersion: 1,
        PayloadIdentifier: `${managedDomain}.policy.settings`,
        PayloadUUID: '2F6A1C7B-3C55-4B69-8B5D-7B1F6D0E9C42',
        ...examplePolicy,
      },
    ],
  };
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    ...plist(profile, ''),
    '</plist>',
    '',
  ].join('\n');
}

function plist(value: unknown, indent: string): string[] {
  const deeper = `${indent}  `;
  if (Array.isArray(value)) {
    return [`${indent}<array>`, ...value.flatMap((one) => plist(one, deeper)), `${indent}</array>`];
  }
  if (isMap(value)) {
    const pairs = Object.entries(value).flatMap(([key, inner]) => [
      `${deeper}<key>${escaped(key)}</key>`,
      ...plist(inner, deeper),
    ]);
    return [`${indent}<dict>`, ...pairs, `${indent}</dict>`];
  }
  if (typeof value === 'boolean') return [`${indent}<${value} />`];
  if (typeof value === 'number') return [`${indent}<integer>${value}</integer>`];
  return [`${indent}<string>${escaped(String(value))}</string>`];
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
