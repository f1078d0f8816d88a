import * as z from 'zod';
import { DurationSchema } from './duration';
import type { MessageId } from './i18n/ids';
import { languageChoices } from './i18n/languages';
import { LocalizedTextSchema } from './i18n/localizedText';
import { pauseChoices } from './pauses';

/** What a value must be, as the error of a schema: the id of a text, so that people read it in their language. */
function expected(id: MessageId): MessageId {
  return id;
}

const PasswordAuthSchema = z.strictObject({ type: z.literal('password'), user: z.string().min(1) });
const CertificateAuthSchema = z
  .strictObject({
    type: z.literal('certificate'),
    /** Without a file: what `fettle enroll` brought, which Fettle keeps and renews itself. */
    cert: z.string().min(1).optional(),
    /** Without a file the key is in the person's key store, as `NAME/key`. */
    key: z.string().min(1).optional(),
  })
  .refine(
    ({ cert, key }) => cert !== undefined || key === undefined,
    expected('config.expected.cert-with-key'),
  );

/** A proxy by its address; the password of `user` is in the person's key store, as `proxy/USER`. */
const FixedProxySchema = z.strictObject({
  url: z
    .url({ protocol: /^http$/, error: expected('config.expected.http-proxy') })
    .refine((url) => !/\.(pac|dat|js)$/i.test(url), expected('config.expected.no-pac'))
    .refine(
      (url) => !URL.canParse(url) || new URL(url).pathname === '/',
      expected('config.expected.proxy-address'),
    )
    .refine(
      (url) => !URL.canParse(url) || new URL(url).username === '',
      expected('config.expected.no-credentials'),
    ),
  user: z.string().min(1).optional(),
  noProxy: z.array(z.string().min(1)).optional(),
});

const EndpointSchema = z
  .url({ protocol: /^https$/, error: expected('config.expected.https') })
  .refine(
    (url) => !URL.canParse(url) || new URL(url).username === '',
    expected('config.expected.no-credentials'),
  )
  .refine((url) => !/[?#]/.test(url), expected('config.expected.no-query'));

/** One Icinga zone that results go to. */
export const TargetSchema = z.strictObject({
  name: z.string().min(1),
  mode: z.enum(['failover', 'all']).default('failover'),
  endpoints: z.array(EndpointSchema).min(1),
  host: z.string().min(1).optional(),
  ca: z.string().min(1).optional(),
  tls: z.enum(['lax', 'intermediate', 'modern']).default('modern'),
  auth: z.discriminatedUnion('type', [PasswordAuthSchema, CertificateAuthSchema]),
  proxy: z
    .union([z.enum(['none', 'environment']), FixedProxySchema], expected('config.expected.proxy'))
    .default('none'),
  /** A fleet that comes back at once spreads its deliveries over this time. */
  splay: DurationSchema.prefault('30s'),
});

const legalBases = ['legitimate-interest', 'legal-obligation', 'contract', 'consent'] as const;

/** One configured use of a check. What is left out comes from the check's own defaults. */
export const EntrySchema = z.strictObject({
  use: z.string().min(1).optional(),
  enabled: z.boolean().optional(),
  service: z.string().min(1).optional(),
  required: z.boolean().optional(),
  interval: DurationSchema.optional(),
  timeout: DurationSchema.optional(),
  freshness: DurationSchema.optional(),
  thresholds: z.record(z.string(), z.unknown()).optional(),
  options: z.record(z.string(), z.unknown()).optional(),
  environment: z.record(z.string(), z.string()).optional(),
  title: LocalizedTextSchema.optional(),
  purpose: LocalizedTextSchema.optional(),
  legalBasis: z.enum(legalBases).optional(),
  retention: DurationSchema.optional(),
});

/** What is done in Icinga when the machine goes away; several may be combined. */
export const departureModes = ['acknowledge', 'downtime', 'passive-down'] as const;
export type DepartureMode = (typeof departureModes)[number];

/** What counts as going away. */
export const departureOccasions = ['shutdown', 'suspend'] as const;

const DepartureSchema = z.strictObject({
  mode: z.array(z.enum(departureModes)).optional(),
  on: z.array(z.enum(departureOccasions)).optional(),
  preAcknowledge: z.boolean().optional(),
  sticky: z.boolean().optional(),
  expiry: z.union([z.literal('next-workday'), DurationSchema], expected('config.expected.expiry')).optional(),
  author: z.string().min(1).optional(),
  comment: z.string().min(1).optional(),
});

export type DepartureInput = z.input<typeof DepartureSchema>;

/** How the person may snooze a finding; only IT sets it. */
const SnoozeSchema = z.strictObject({
  /** How often one finding may be snoozed; 0 for never. */
  limit: z.int().min(0).max(20).optional(),
  longest: DurationSchema.optional(),
  author: z.string().min(1).optional(),
});

/** An optional service about Fettle itself. */
const HealthSchema = z.strictObject({
  service: z.string().min(1).optional(),
  required: z.boolean().optional(),
  interval: DurationSchema.optional(),
  freshness: DurationSchema.optional(),
});

export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const TimeOfDaySchema = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, expected('config.expected.time-of-day'));

export const HoursSchema = z.strictObject({
  days: z.array(z.enum(weekdays)).min(1),
  from: TimeOfDaySchema,
  to: TimeOfDaySchema,
  timeZone: z.string().refine(isTimeZone, expected('config.expected.time-zone')),
});

/** How much of the person stays in what is sent, and how exactly its time. */
const PrivacySchema = z.strictObject({
  redaction: z.enum(['standard', 'allow-list', 'off']).optional(),
  /** Words of programs that may leave in the mode `allow-list`. */
  allow: z.array(z.string().min(1)).optional(),
  timeRounding: DurationSchema.optional(),
  sendJitter: DurationSchema.optional(),
});

/** What may pop up on the desktop: problems and what needs attention, problems alone, nothing. */
export const notificationChoices = ['all', 'problems', 'none'] as const;

/** What both parts of a policy, and the person's settings, are made of. */
export const BodySchema = z.strictObject({
  targets: z.array(TargetSchema).optional(),
  checks: z
    .record(z.string().regex(/^[a-z0-9][a-z0-9_-]*$/, expected('config.expected.entry-id')), EntrySchema)
    .optional(),
  departure: DepartureSchema.optional(),
  snooze: SnoozeSchema.optional(),
  health: HealthSchema.optional(),
  hours: HoursSchema.optional(),
  privacy: PrivacySchema.optional(),
  language: z.enum(languageChoices).optional(),
  notifications: z.enum(notificationChoices).optional(),
  /** The pause that the tray offers first. */
  pause: z.enum(pauseChoices).optional(),
});
export type Body = z.infer<typeof BodySchema>;
export type BodyInput = z.input<typeof BodySchema>;

export const OrganisationSchema = z.strictObject({
  name: z.string().min(1),
  contact: z.string().min(1).optional(),
  privacyContact: z.string().min(1).optional(),
  /** Who is responsible by law, where that is not `name`: name and address. */
  controller: z.string().min(1).optional(),
  /** The works-council agreement that covers this. */
  agreement: z.string().min(1).optional(),
  helpUrl: z.url({ protocol: /^https$/, error: expected('config.expected.https') }).optional(),
  /** Colour of buttons and links; made lighter or darker where text in it would be hard to read. */
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/i, expected('config.expected.colour'))
    .optional(),
  /** A PNG or SVG file on the workstation, at most 64 KB. */
  logo: z
    .string()
    .regex(/\.(png|svg)$/i, expected('config.expected.logo'))
    .optional(),
});

/** A policy file as IT writes it. */
export const PolicySchema = z.strictObject({
  $schema: z.string().optional(),
  version: z.literal(1),
  organisation: OrganisationSchema.optional(),
  owner: z.string().min(1).optional(),
  enforced: BodySchema.optional(),
  defaults: BodySchema.optional(),
});
export type Policy = z.infer<typeof PolicySchema>;
export type PolicyInput = z.input<typeof PolicySchema>;

/** The person's own choices, inside the policy's limits. How often they may snooze is not theirs to choose. */
export const SettingsSchema = BodySchema.omit({ snooze: true })
  .extend({ version: z.literal(1) })
  .strict();

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
