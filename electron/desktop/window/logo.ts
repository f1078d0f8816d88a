import { open } from 'node:fs/promises';

/** Bytes that IT's logo may have. */
const largest = 64 * 1024;
const png = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A picture as it is served. */
export interface Picture {
  contentType: 'image/png' | 'image/svg+xml';
  body: Buffer;
}

/**
 * Reads IT's logo. Undefined when it is not there, too large, or neither PNG nor SVG by its content. An SVG is shown as
 * an image only, in which no script runs and nothing is loaded.
 */
export async function readLogo(file: string): Promise<Picture | undefined> {
  const handle = await open(file, 'r').catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(largest + 1), 0, largest + 1, 0);
    if (bytesRead > largest) return undefined;
    const body = buffer.subarray(0, bytesRead);
    if (body.subarray(0, png.length).equals(png)) return { contentType: 'image/png', body };
    const start = body
      .subarray(0, 1024)
      .toString()
      .replace(/^\uFEFF/, '');
    return /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(start)
      ? { contentType: 'image/svg+xml', body }
      : undefined;
  } catch {
    return undefined;
  } finally {
    await handle.close();
  }
}
