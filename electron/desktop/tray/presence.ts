/** Seconds that a panel gets to come up after the app; at log-in both start at once. */
const GRACE = 10;

export interface TrayPresenceOptions {
  /** The icon can be shown, or cannot any more. */
  changed(present: boolean): void;
  /** Nothing showed the icon from the start; something else has to say that Fettle runs. */
  openInstead(): void;
}

/** Follows whether the desktop shows tray icons. */
export class TrayPresence {
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly options: TrayPresenceOptions) {}

  /** Begins with what is there now. */
  start(present: boolean): void {
    if (present) this.set(true);
    else this.timer = setTimeout(() => this.giveUp(), GRACE * 1000);
  }

  /** Something that shows icons came or went. */
  set(present: boolean): void {
    clearTimeout(this.timer);
    this.options.changed(present);
  }

  private giveUp(): void {
    this.options.changed(false);
    this.options.openInstead();
  }
}
