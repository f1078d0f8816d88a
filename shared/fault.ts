import type { Message } from './message';

/** Where in a file a problem lies; line and column count from 1. */
export interface SourceLocation {
  file: string;
  line?: number;
  column?: number;
  field?: string;
}

/** Something of Fettle's own that is wrong and that a person can do something about. */
export interface Fault {
  area: 'policy' | 'settings' | 'store' | 'tray' | 'delivery';
  message: Message;
  remedy: Message;
  place?: SourceLocation;
}
