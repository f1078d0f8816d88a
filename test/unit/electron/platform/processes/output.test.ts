import { PassThrough, Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { OutputKeeper } from '../../../../../electron/platform/processes/output';

async function keep(chunks: Buffer[], limit = 1000) {
  const stream = Readable.from(chunks);
  const keeper = new OutputKeeper(stream, limit);
  await new Promise((resolve) => stream.once('close', resolve));
  return keeper.kept();
}

describe('OutputKeeper', () => {
  it('joins characters that were cut between chunks', async () => {
    const [euro] = [Buffer.from('€')];
    expect(await keep([euro.subarray(0, 1), euro.subarray(1)])).toEqual({ text: '€', truncated: false });
  });

  it('removes NULs and replaces invalid bytes', async () => {
    const kept = await keep([Buffer.from([0x61, 0, 0x62, 0xff, 0x63, 0xe2, 0x82])]);
    expect(kept).toEqual({ text: 'ab\ufffdc\ufffd', truncated: false });
  });

  it('keeps the first bytes, and no half character at the limit', async () => {
    expect(await keep([Buffer.from('ab€cd')], 4)).toEqual({ text: 'ab', truncated: true });
    expect(await keep([Buffer.from('abcd')], 4)).toEqual({ text: 'abcd', truncated: false });
  });

  it('survives a stream that breaks', () => {
    const stream = new PassThrough();
    const keeper = new OutputKeeper(stream, 10);
    stream.emit('error', new Error('EPIPE'));
    expect(keeper.kept().text).toBe('');
  });
});
