import type { LeavingRequest, RecordedResponse, Recorder } from './connection';

/** Requests that leave without waiting for each other. They are taken down together, before the first byte of any leaves. */
export class Batch {
  private notes: (((heard: RecordedResponse) => void) | undefined)[] | undefined;
  private readonly left = new Set<number>();

  constructor(
    readonly requests: readonly LeavingRequest[],
    private readonly record: Recorder | undefined,
  ) {}

  /** One of them is about to leave; when it has done so before, it is sent again on a new connection. */
  leaving(index: number): void {
    const request = this.requests[index];
    if (!this.record || !request) return;
    if (this.notes && this.left.has(index)) {
      this.heard(index, { error: 'sent again on a new connection' });
      this.notes[index] = this.record([request])[0];
    }
    this.notes ??= this.record(this.requests);
    this.left.add(index);
  }

  /** What came of one of them. */
  heard(index: number, what: RecordedResponse): void {
    this.notes?.[index]?.(what);
  }
}
