import fc from 'fast-check';
import { expect, it } from 'vitest';
import { NetstringReader, netstring } from '../../../../../electron/icinga/pki/netstring';

it('reads what was written, however it is cut', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'grapheme' })), fc.integer({ min: 1, max: 40 }), (texts, size) => {
      const stream = Buffer.concat(texts.map(netstring));
      const reader = new NetstringReader();
      const read: string[] = [];
      for (let at = 0; at < stream.length; at += size)
        read.push(...reader.read(stream.subarray(at, at + size)));
      expect(read).toEqual(texts);
    }),
  );
});

it.each(['HTTP/1.1 400 Bad Request\r\n', '3:abcd', '9999999:', 'x', '12345678'])(
  'refuses %j, which is none',
  (text) => {
    expect(() => new NetstringReader().read(Buffer.from(text))).toThrow('netstrings');
  },
);
