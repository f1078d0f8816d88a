import type { Fault } from '../../shared/fault';
import { systemClock } from '../platform/clock';
import { Departures } from './departures';
import { History } from './history';
import { Journal } from './journal';
import { Outbox } from './outbox';
import { Pause } from './pause';
import { Results } from './results';
import { Snoozes } from './snoozes';

/** Everything that Fettle keeps in a person's state folder about its work. */
export interface State {
  readonly results: Results;
  readonly history: History;
  readonly journal: Journal;
  readonly outbox: Outbox;
  readonly departures: Departures;
  readonly snoozes: Snoozes;
  readonly pause: Pause;
}

export interface StateOptions {
  /** Epoch seconds. */
  now(): number;
  /** Something is wrong with a file. */
  report(fault: Fault): void;
}

/**
 * Opens a state folder. A file is read when it is first asked for: who wants one pays for one, and sets aside no other that
 * cannot be read.
 */
export function openState(folder: string, { now, report }: StateOptions): State {
  return onDemand<State>({
    results: () => new Results(folder, report),
    history: () => new History(folder, now, report),
    journal: () => new Journal(folder, now, report),
    outbox: () => new Outbox(folder, report),
    departures: () => new Departures(folder, report),
    snoozes: () => new Snoozes(folder, report),
    pause: () => new Pause(folder, report),
  });
}

/** The state folder for who only looks, beside an app that may be running: what is wrong with its files is the app's to say. */
export function stateBeside(folder: string): State {
  return openState(folder, { now: () => systemClock().now(), report: () => undefined });
}

/** Makes each member when it is first asked for, and only once. */
function onDemand<T extends object>(makers: { [Name in keyof T]: () => T[Name] }): T {
  const made = {} as T;
  for (const name of Object.keys(makers) as (keyof T)[]) {
    Object.defineProperty(made, name, {
      enumerable: true,
      configurable: true,
      get() {
        const value = makers[name]();
        Object.defineProperty(made, name, { enumerable: true, value });
        return value;
      },
    });
  }
  return made;
}
