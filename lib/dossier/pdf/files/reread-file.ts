import { type FileHandle, open } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';

/** Bytes of one row of our cross-reference streams: type, place, index. */
const ROW = 7;

/**
 * Reads a file written by this layer again and returns its pages, without holding it in memory: the end must
 * be there, and every object must begin where the cross-reference says. Rejects with a RangeError where
 * it does not. A file from elsewhere is for `inspectPdf`.
 */
export async function rereadFile(path: string): Promise<number> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = (await part(file, Math.max(0, size - 64), 64)).toString('latin1');
    const start = /\nstartxref\n(\d+)\n%%EOF\n$/.exec(tail)?.[1];
    if (start === undefined) throw new RangeError('the end is missing');
    const table = await part(file, Number(start), size - Number(start));
    const { rows, root } = tableOf(table);
    const starts = new Map<number, number>();
    for (let number = 1; ROW * number < rows.length; number++) {
      const at = rows.readUInt32BE(ROW * number + 1);
      const type = rows[ROW * number];
      if (type === 1) starts.set(number, at);
      else if (type !== 2) throw new RangeError(`object ${number} is nowhere`);
    }
    for (const [number, at] of starts) {
      const head = `${number} 0 obj\n`;
      if ((await part(file, at, head.length)).toString('latin1') !== head)
        throw new RangeError(`object ${number} does not begin at ${at}`);
    }
    const dict = async (number: number) =>
      (await part(file, starts.get(number) ?? size, 64 * 1024))
        .toString('latin1')
        .split('endobj')[0];
    const pages = /\/Pages (\d+) 0 R/.exec((await dict(root)) ?? '')?.[1];
    const count = /\/Count (\d+)/.exec((await dict(Number(pages))) ?? '')?.[1];
    if (count === undefined) throw new RangeError('no pages are named');
    return Number(count);
  } finally {
    await file.close();
  }
}

/** Rows of a cross-reference stream, and the number of the catalog. */
function tableOf(object: Buffer): { rows: Buffer; root: number } {
  const head = object.subarray(0, 4096).toString('latin1');
  const from = head.indexOf('stream\n');
  const to = object.lastIndexOf('\nendstream');
  const root = /\/Root (\d+) 0 R/.exec(head)?.[1];
  if (from < 0 || to < from || root === undefined) throw new RangeError('no cross-reference');
  try {
    const rows = inflateSync(object.subarray(from + 'stream\n'.length, to));
    return { rows, root: Number(root) };
  } catch (cause) {
    throw new RangeError('the cross-reference is damaged', { cause });
  }
}

async function part(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, at);
  return buffer.subarray(0, bytesRead);
}
