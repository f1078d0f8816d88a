/** Icinga takes 1 MiB from strangers; its answer to a certificate request is some kilobytes. */
const longest = 1024 * 1024;

/** A text as a netstring: its length in bytes, a colon, the text, a comma. Source: https://cr.yp.to/proto/netstrings.txt */
export function netstring(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${body.length}:`), body, Buffer.from(',')]);
}

/** Takes a stream of netstrings apart, however it is cut into chunks. */
export class NetstringReader {
  private rest: Buffer = Buffer.alloc(0);

  /** The texts that a chunk completes. Throws when the stream is not one of netstrings. */
  read(chunk: Buffer): string[] {
    this.rest = Buffer.concat([this.rest, chunk]);
    const texts: string[] = [];
    for (;;) {
      const head = /^(\d{1,7}):/.exec(this.rest.toString('latin1', 0, 8));
      if (!head) {
        if (this.rest.length >= 8 || /[^\d]/.test(this.rest.toString('latin1'))) throw notNetstrings();
        return texts;
      }
      const length = Number(head[1]);
      if (length > longest) throw notNetstrings();
      const begin = head[0].length;
      const end = begin + length;
      if (this.rest.length <= end) return texts;
      if (this.rest[end] !== 0x2c) throw notNetstrings();
      texts.push(this.rest.toString('utf8', begin, end));
      this.rest = this.rest.subarray(end + 1);
    }
  }
}

function notNetstrings(): Error {
  return new Error('the answer is not in netstrings');
}
