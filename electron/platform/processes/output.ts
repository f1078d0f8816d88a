import type { Readable } from 'node:stream';
import { withoutTerminalCommands } from '../../../shared/text';

/** What was kept of a stream, and whether that is all. */
export interface Kept {
  text: string;
  truncated: boolean;
}

/** Reads a stream to its end, keeps the first `limit` bytes and drops the rest, so that the writer never blocks. */
export class OutputKeeper {
  private readonly chunks: Buffer[] = [];
  private size = 0;
  private seen = 0;

  constructor(
    private readonly stream: Readable,
    private readonly limit: number,
    private readonly onFull: () => void = () => undefined,
  ) {
    stream.on('data', (chunk: Buffer) => this.take(chunk));
    // A broken pipe only ends the output; how the program ended is told elsewhere.
    stream.on('error', () => undefined);
  }

  /** Bytes read so far, kept or not. */
  get bytesSeen(): number {
    return this.seen;
  }

  /** The kept text: UTF-8 with U+FFFD for invalid bytes, without escape sequences and controls, a character cut at the limit left out. */
  kept(): Kept {
    const truncated = this.seen > this.limit;
    const decoder = new TextDecoder('utf-8');
    const text = decoder.decode(Buffer.concat(this.chunks), { stream: truncated });
    return { text: withoutTerminalCommands(text), truncated };
  }

  close(): void {
    this.stream.destroy();
  }

  private take(chunk: Buffer): void {
    this.seen += chunk.length;
    if (this.seen > this.limit) this.onFull();
    const room = this.limit - this.size;
    if (room <= 0) return;
    // A copy, so that a small rest does not keep the whole chunk in memory.
    const part = Buffer.from(chunk.subarray(0, room));
    this.chunks.push(part);
    this.size += part.length;
  }
}
