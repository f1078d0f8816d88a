import type { Fault } from '../../shared/fault';
import { message } from '../../shared/message';

/** What is wrong with the files that Fettle writes. One fault per file and kind: a full disk fails at every write. */
export class StoreFaults {
  private readonly faults = new Map<string, Fault>();

  readonly report = (fault: Fault): void => {
    this.faults.set(`${fault.message.id} ${fault.place?.file}`, fault);
  };

  cannotWrite(file: string, error: unknown): void {
    const reason = error instanceof Error ? error.message : String(error);
    this.report({
      area: 'store',
      message: message('store.cannot-write', { file, reason }),
      remedy: message('store.cannot-write.remedy'),
      place: { file },
    });
  }

  all(): Fault[] {
    return [...this.faults.values()];
  }
}
