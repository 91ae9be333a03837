import * as Automerge from '@automerge/automerge';
import { inTransaction } from '../../db/tx';
import type { Operation } from '../../lib/authorship/operation';
import { PromptReplay } from '../../lib/authorship/prompt-replay';
import { newDevice, signed } from '../../lib/authorship/testing-device';
import { appendOperations } from '../../lib/prompts/live/append';
import { streamOperations } from '../../lib/prompts/live/operations';
import { stateAt } from '../../lib/prompts/live/past';
import { forgetReplay, readReplay } from '../../lib/prompts/live/replays';
import { keepSnapshot } from '../../lib/prompts/live/snapshots';
import { openScene } from '../../scripts/trace/people';
import { Replica } from '../../scripts/trace/replica';
import { grouped, median, perSecond, type Row, shown, timed } from '../measure';
import type { Services } from '../services';
import { sequence } from './material';
import type { Size } from './size';

type Keystroke = readonly [at: number, deleted: number, text: string];

/** Operations between a loading and the snapshot before it, on average. */
const TAIL = 250;
/** Snapshots that stay for ever lie this far apart (lib/prompts/live/snapshots). */
const LASTING = 10_000;

/** Keystrokes of one person who writes and rewrites a long text: three in ten take a letter back. */
function keystrokes(count: number): Keystroke[] {
  const random = sequence(7);
  const made: Keystroke[] = [];
  let length = 0;
  let at = 0;
  for (let i = 0; i < count; i++) {
    if (random() < 0.01) at = Math.floor(random() * (length + 1));
    if (at > 0 && random() < 0.3) {
      made.push([--at, 1, '']);
      length--;
    } else {
      made.push([
        at++,
        0,
        random() < 0.17 ? ' ' : 'etaoinshrdlu'.charAt(Math.floor(random() * 12)),
      ]);
      length++;
    }
  }
  return made;
}

/**
 * Writes a prompt of so many operations, one keystroke each, with true signatures and a true chain,
 * and the snapshots that writing would have left. The checks of claims are passed over: they are
 * measured apart, and would take minutes here.
 */
async function writeLong(strokes: readonly Keystroke[]): Promise<string> {
  const { promptId, path, callers } = await openScene('long', 1);
  const account = path.accounts[0] ?? '';
  const session = callers[0]?.actor?.session ?? null;
  const device = newDevice();
  let head = await path.head();
  const header = (n: number) => ({
    v: 1 as const,
    prompt: promptId,
    account,
    n,
    seen: head.seq,
    seenHash: head.hash,
    t: new Date().toISOString(),
  });
  const nonce = '0'.repeat(32);
  const joined = await path.join(
    0,
    signed({ ...header(0), k: 'join', key: device.key, nonce }, device),
  );
  head = joined;
  const copy = new Replica(joined.writer);
  const replay = PromptReplay.empty();
  for await (const one of streamOperations(promptId, 0, 2)) replay.apply(one);
  let n = 0;
  for (let from = 0; from < strokes.length; from += 1000) {
    const batch = strokes.slice(from, from + 1000).map((stroke) => {
      const { update, ins } = copy.make([stroke]);
      const u = Buffer.from(update).toString('base64');
      const edit = { k: 'edit' as const, w: joined.writer, u, ins, dt: [0] };
      return { n: ++n, ...signed({ ...header(n), ...edit }, device) };
    });
    const operations = await inTransaction((tx) =>
      appendOperations(
        tx,
        promptId,
        head.seq + 1,
        batch.map((one) => ({
          kind: 'edit',
          writer: joined.writer,
          ...one,
          account,
          session,
          access: 'owner',
          note: {},
        })),
      ),
    );
    for (const operation of operations) await follow(promptId, replay, operation, strokes.length);
    head = operations.at(-1) ?? head;
  }
  return promptId;
}

async function follow(
  promptId: string,
  replay: PromptReplay,
  operation: Operation,
  count: number,
): Promise<void> {
  replay.apply(operation);
  if (replay.size % LASTING === 0 || replay.size === count + 2 - TAIL)
    await keepSnapshot(promptId, replay);
}

/**
 * The same text and history in Automerge, a change for each keystroke, as saved. The changes are put
 * together from their parts: making each in a document would take hours.
 */
function savedAutomerge(strokes: readonly Keystroke[]): Uint8Array {
  const start = Automerge.from({ text: '' }, { actor: 'aa' });
  const made = Automerge.getLastLocalChange(start);
  if (!made) throw new Error('Automerge has begun without a change');
  const first = Automerge.decodeChange(made);
  const obj = Automerge.getObjectId(start, 'text') ?? '';
  let startOp = first.startOp + first.ops.length;
  let { seq, hash } = first;
  const ids: string[] = [];
  const changes = strokes.map(([at, deleted, value]) => {
    const id = `${startOp}@aa`;
    const before = at === 0 ? '_head' : (ids[at - 1] ?? '');
    const gone = deleted > 0 ? (ids.splice(at, 1)[0] ?? '') : '';
    if (deleted === 0) ids.splice(at, 0, id);
    const op =
      deleted > 0
        ? { action: 'del', obj, elemId: gone, insert: false, pred: [gone] }
        : { action: 'set', obj, elemId: before, insert: true, value, pred: [] };
    const header = { actor: 'aa', seq: ++seq, startOp: startOp++, time: 0, message: null };
    const change = Automerge.encodeChange({ ...header, deps: [hash ?? ''], ops: [op] } as never);
    hash = Automerge.decodeChange(change).hash;
    return change;
  });
  const [doc] = Automerge.applyChanges(Automerge.clone(start, { actor: 'bb' }), changes);
  return Automerge.save(doc);
}

/**
 * J3: opening a prompt that nobody holds in memory (newest snapshot and the operations after it, from
 * PostgreSQL) against Automerge.load of the same text and history (a change for each keystroke) from bytes in
 * memory. J6: all
 * operations replayed from the ground, and jumps to any moment, with the attribution there.
 */
export async function openLong(_: Services, { small }: Size): Promise<Row[]> {
  const count = small ? 10_000 : 260_000;
  const strokes = keystrokes(count);
  const promptId = await writeLong(strokes);
  const saved = savedAutomerge(strokes);
  const cold: number[] = [];
  const loads: number[] = [];
  let text = '';
  let other = '';
  for (let round = 0; round < 5; round++) {
    loads.push(
      await timed(() => {
        other = Automerge.load<{ text: string }>(saved).text;
      }),
    );
    forgetReplay(promptId);
    cold.push(
      await timed(async () => {
        text = await readReplay(promptId, (replay) => replay.fields()[0]?.text ?? '');
      }),
    );
  }
  if (text !== other) throw new Error('two texts of one history');
  const size = `${grouped(count)} operations`;
  const [ours, theirs] = [median(cold), median(loads)];
  const whole = await timed(() => replayAll(promptId));
  const random = sequence(11);
  const jumps: number[] = [];
  for (let i = 0; i < (small ? 10 : 40); i++) {
    const seq = 2 + Math.floor(random() * count);
    jumps.push(await timed(() => stateAt(promptId, seq)));
  }
  jumps.sort((a, b) => a - b);
  const worst = jumps.at(-1) ?? 0;
  const jump = median(jumps);
  const ms = (value: number) => `${shown(value)} ms`;
  return [
    {
      goal: `J3 cold load, snapshot and ${TAIL} operations / Automerge.load`,
      size,
      limit: ms(theirs),
      subject: ms(ours),
      ratio: ours / theirs,
      target: '≤ 0.10',
      met: ours / theirs <= 0.1,
    },
    {
      goal: `J6 jump to any operation with its attribution, slowest of ${jumps.length} ${ms(worst)} / replay of all, ${perSecond(count, whole)}`,
      size,
      limit: ms(whole),
      subject: ms(jump),
      ratio: jump / whole,
      target: '',
      met: null,
    },
  ];
}

async function replayAll(promptId: string): Promise<void> {
  const replay = PromptReplay.empty();
  for await (const one of streamOperations(promptId, 0, Number.MAX_SAFE_INTEGER)) replay.apply(one);
}
