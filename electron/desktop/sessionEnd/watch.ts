/** What a system can say about the session. */
interface SystemEvents {
  /** The machine shuts down or restarts, or the session ends with it; quit as soon as all is done. */
  shutdown(): void;
  /** The session ends, but not necessarily the machine. */
  logoff(): void;
  /** The machine woke up; may come twice. */
  resume(): void;
}

/** Listens to one system until the app ends. */
export type WatchSystem = (events: SystemEvents) => void;
