import type { SentRequest } from './sentRequest';

/** A part of a text; `was` is what it stands for, when something was taken out. */
export interface RedactedPart {
  text: string;
  was?: string;
}

/** What one check would send now, made on this computer after a click and kept nowhere. */
export interface ExampleView {
  host: string;
  service: string;
  /** The output before and after redaction. */
  output: RedactedPart[];
  /** One metric a line. */
  perfdata: { raw: string[]; sent: string[] };
  /** The request's path and body byte for byte; absent when nothing is sent to anybody. */
  request?: { path: string; body: string };
}

/** When a finding may be snoozed until, and how often still. */
export interface SnoozeOffer {
  /** Epoch seconds, soonest first. */
  choices: number[];
  left: number;
}

/** Characters that a person's words to IT may have. */
export const longestWords = 500;

/** What IT would read with a snooze. */
export interface SnoozePreview {
  author: string;
  comment: RedactedPart[];
}

/** What was sent, newest first. */
export interface SentView {
  /** Since when everything that left is in here; absent when nothing is. */
  since?: number;
  requests: SentRequest[];
  /** How many of the requests left outside the working hours; absent when the policy sets no hours. */
  outsideHours?: number;
}

/** What can be saved to a file of the person's choice. */
export const savedDocuments = ['bundle', 'record', 'sheet', 'sent', 'objection', 'deletion'] as const;
export type SavedDocument = (typeof savedDocuments)[number];

/** A file to be saved: a name to begin with, and its text. */
export interface Document {
  name: string;
  text: string;
}
