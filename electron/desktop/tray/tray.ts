import type { Snapshot } from '../../../shared/snapshot';
import type { OverallState } from '../../../shared/states';
import { translatorFor } from '../language';
import { type TrayAction, type TrayLine, trayMenu } from './menu';

/** The system's icon; Electron's Tray behind a small interface, so that this is tested without one. */
export interface TrayIcon {
  show(state: OverallState, tooltip: string): void;
  setMenu(lines: TrayLine[]): void;
  destroy(): void;
}

export interface TrayOptions {
  create(choose: (action: TrayAction) => void): TrayIcon;
  choose(action: TrayAction): void;
  /** The system's locale, such as `de-AT`. */
  locale: string;
}

/** The tray: what is set changes fields, and one function draws. */
export class TrayController {
  private icon: TrayIcon | undefined;
  private hostPresent = false;
  private snapshot: Snapshot | undefined;
  private drawn = '';

  constructor(private readonly options: TrayOptions) {}

  setSnapshot(snapshot: Snapshot): void {
    this.snapshot = snapshot;
    this.render();
  }

  /** Whether something shows tray icons. An icon made for a host that is gone never comes back, so each host gets a new one. */
  setHost(present: boolean): void {
    this.icon?.destroy();
    this.icon = undefined;
    this.hostPresent = present;
    this.render();
  }

  /** The panel's colours changed. */
  redraw(): void {
    this.drawn = '';
    this.render();
  }

  destroy(): void {
    this.setHost(false);
  }

  private render(): void {
    if (!this.hostPresent || !this.snapshot) return;
    const translator = translatorFor(this.snapshot.language, this.options.locale);
    const lines = trayMenu(this.snapshot, translator);
    const tooltip = translator.render(this.snapshot.headline);
    // A menu that is set again closes under the person's hand, so only what changed is drawn.
    const drawing = JSON.stringify([this.snapshot.overall, tooltip, lines]);
    if (this.icon && drawing === this.drawn) return;
    this.icon ??= this.options.create(this.options.choose);
    this.icon.show(this.snapshot.overall, tooltip);
    this.icon.setMenu(lines);
    this.drawn = drawing;
  }
}
