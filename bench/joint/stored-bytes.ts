import { createRequire } from 'node:module';
import { brotliCompressSync, constants } from 'node:zlib';
import type { Operation, ServerPart } from '../../lib/authorship/operation';
import { newDevice, signed } from '../../lib/authorship/testing-device';
import { streamOperations } from '../../lib/prompts/live/operations';
import { openScene } from '../../scripts/trace/people';
import { Replica } from '../../scripts/trace/replica';
import { grouped, type Row, shown } from '../measure';
import type { Services } from '../services';
import { sequence } from './material';
import type { Size } from './size';

/** How long the editor gathers keystrokes before it sends them, in milliseconds. */
const FLUSH = 200;

type Stroke = { at: number; deleted: number; text: string; time: number };

/**
 * Keystrokes with the times of a person at work: gaps about 150 ms within words (log-normal), longer
 * between sentences, a letter in ten taken back.
 */
function typing(count: number): Stroke[] {
  const random = sequence(3);
  const normal = () =>
    Math.sqrt(-2 * Math.log(random() + 1e-12)) * Math.cos(2 * Math.PI * random());
  const made: Stroke[] = [];
  let at = 0;
  let time = Date.now();
  for (let i = 0; i < count; i++) {
    time += Math.round(random() < 0.03 ? 800 + 4000 * random() : 150 * Math.exp(0.45 * normal()));
    if (at > 0 && random() < 0.1) made.push({ at: --at, deleted: 1, text: '', time });
    else {
      const text = random() < 0.17 ? ' ' : 'etaoinshrdlu'.charAt(Math.floor(random() * 12));
      made.push({ at: at++, deleted: 0, text, time });
    }
  }
  return made;
}

/** Keystrokes that go together: those within the time of one flush from the first. */
function flushes(strokes: readonly Stroke[]): Stroke[][] {
  const found: Stroke[][] = [];
  for (const stroke of strokes) {
    const last = found.at(-1);
    if (last?.[0] && stroke.time - last[0].time < FLUSH) last.push(stroke);
    else found.push([stroke]);
  }
  return found;
}

/** Bytes of one revision record of Etherpad, for one keystroke, on average. */
function padRecord(strokes: readonly Stroke[]): number {
  const load = createRequire(import.meta.url);
  const { makeSplice } = load('etherpad-cli-client/lib/Changeset.js') as {
    makeSplice(
      text: string,
      at: number,
      deleted: number,
      inserted: string,
      by: [string, string][],
      pool: unknown,
    ): string;
  };
  const Pool = load('etherpad-cli-client/lib/AttributePool.js') as new () => unknown;
  const pool = new Pool();
  let text = '\n';
  let bytes = 0;
  // The author's identifier is as long as Etherpad makes them.
  const author = 'a.0123456789abcdef';
  for (const { at, deleted, text: inserted, time } of strokes) {
    const changeset = makeSplice(text, at, deleted, inserted, [['author', author]], pool);
    text = text.slice(0, at) + inserted + text.slice(at + deleted);
    bytes += JSON.stringify({ changeset, meta: { author, timestamp: time } }).length;
  }
  return bytes / strokes.length;
}

/**
 * J7: bytes kept for each keystroke where keystrokes of 200 ms go together, through the real write
 * path: in PostgreSQL with indexes, and packed as one segment (claims verbatim but for the hash that
 * the chain gives again, signatures, what the server adds by difference; brotli). Against the bytes
 * of one revision record of Etherpad for one keystroke.
 */
export async function storedBytes({ owner }: Services, { small }: Size): Promise<Row[]> {
  const count = small ? 1500 : 20_000;
  const strokes = typing(count);
  const { promptId, path } = await openScene('bytes', 1);
  const device = newDevice();
  let head = await path.head();
  const header = (n: number, time: number) => ({
    v: 1 as const,
    prompt: promptId,
    account: path.accounts[0] ?? '',
    n,
    seen: head.seq,
    seenHash: head.hash,
    t: new Date(time).toISOString(),
  });
  const joining = { ...header(0, Date.now()), k: 'join' as const, key: device.key };
  const joined = await path.join(0, signed({ ...joining, nonce: '1'.repeat(32) }, device));
  head = joined;
  const copy = new Replica(joined.writer);
  const groups = flushes(strokes);
  let n = 0;
  for (let from = 0; from < groups.length; from += 100) {
    const claims = groups.slice(from, from + 100).map((group) => {
      const first = group[0]?.time ?? 0;
      const { update, ins } = copy.make(group.map((s) => [s.at, s.deleted, s.text] as const));
      const u = Buffer.from(update).toString('base64');
      const dt = group.map(({ time }) => time - first);
      const edit = { k: 'edit' as const, w: joined.writer, u, ins, dt };
      return signed({ ...header(++n, first), ...edit }, device);
    });
    for (const one of await path.push(0, claims)) head = one;
  }
  const hot = (await relationBytes(owner, promptId)) / count;
  const operations: Operation[] = [];
  for await (const one of streamOperations(promptId, 0, Number.MAX_SAFE_INTEGER))
    operations.push(one);
  const packed = segment(operations).length / count;
  const record = padRecord(strokes);
  const size = `${grouped(count)} keystrokes, ${(operations.length / count).toFixed(2)} operations each`;
  const bytes = (value: number) => `${shown(value)} B`;
  return [
    {
      goal: 'J7 stored in PostgreSQL with indexes, per keystroke / one Etherpad revision record',
      size,
      limit: bytes(record),
      subject: bytes(hot),
      ratio: hot / record,
      target: '≤ 4',
      met: hot / record <= 4,
    },
    {
      goal: 'J7 packed segment with claims verbatim and signatures, per keystroke / the same',
      size,
      limit: bytes(record),
      subject: bytes(packed),
      ratio: packed / record,
      target: '≤ 1',
      met: packed / record <= 1,
    },
  ];
}

/** Bytes of a prompt's rows in a table of their own, indexes and long values included. */
async function relationBytes(owner: Services['owner'], promptId: string): Promise<number> {
  await owner`create table bench_operation (like prompt_operation including all)`;
  await owner`insert into bench_operation
    select * from prompt_operation where prompt_id = ${promptId} order by seq`;
  const [row] = await owner<{ bytes: string }[]>`
    select pg_total_relation_size('bench_operation') as bytes`;
  await owner`drop table bench_operation`;
  return Number(row?.bytes ?? 0);
}

/**
 * Everything of a chain from which its exact bytes follow: claims without `seenHash`, which the chain
 * gives again, server parts as differences, signatures raw.
 */
function segment(operations: readonly Operation[]): Uint8Array {
  const claims: string[] = [];
  const servers: string[] = [];
  const sigs: Buffer[] = [];
  let last = 0;
  for (const { claim, server, sig } of operations) {
    claims.push(claim.replace(/"seenHash":"[0-9a-f]{64}",/, ''));
    const part = JSON.parse(server) as ServerPart;
    const at = Date.parse(part.at);
    const { access, account, kind, note, session } = part;
    servers.push(JSON.stringify([at - last, access, account, kind, note, session]));
    last = at;
    if (sig !== '') sigs.push(Buffer.from(sig, 'base64'));
  }
  const text = Buffer.from(`${claims.join('\n')}\n\n${servers.join('\n')}\n`);
  const brotli = (bytes: Buffer) =>
    brotliCompressSync(bytes, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: 11,
        [constants.BROTLI_PARAM_LGWIN]: 24,
        [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
      },
    });
  return Buffer.concat([brotli(text), ...sigs]);
}
