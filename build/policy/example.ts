import type { PolicyInput } from '../../shared/policy';

/** A policy as an office might write it: what the macOS profile carries, and what the tests take back out of it. */
export const examplePolicy: PolicyInput = {
  version: 1,
  organisation: {
    name: 'Example GmbH',
    contact: 'it@example.com',
    privacyContact: 'dpo@example.com',
    helpUrl: 'https://it.example.com/fettle',
  },
  enforced: {
    targets: [
      {
        name: 'main',
        endpoints: ['https://icinga.example.com:5665'],
        ca: '/Library/Application Support/Fettle/icinga-ca.crt',
        auth: { type: 'password', user: 'laptop-alice' },
      },
    ],
    checks: { updates: { required: true }, 'disk-encryption': { required: true, interval: '12h' } },
    departure: { mode: ['acknowledge'], sticky: true },
    hours: {
      days: ['mon', 'tue', 'wed', 'thu', 'fri'],
      from: '08:00',
      to: '18:00',
      timeZone: 'Europe/Berlin',
    },
  },
  defaults: { language: 'system' },
};
