import { grouped, median, type Row, shown, timed } from '../measure';
import type { Services } from '../services';
import { gitBlame } from './git-blame';
import { authorsRight, type Material, material } from './material';
import { automerge, type Engine, etherpad, loro } from './peers';
import { type SignedLog, signedLog } from './signed-log';
import type { Size } from './size';

const micro = (ms: number) => `${grouped(ms * 1000)} µs`;

/** Milliseconds per change over all changes, in order. */
async function perChange(engine: Engine, from = 0): Promise<number> {
  for (let i = 0; i < from; i++) engine.take(i);
  const ms = await timed(() => {
    for (let i = from; i < engine.changes; i++) engine.take(i);
  });
  return ms / (engine.changes - from);
}

/** The prompt's log as one more engine: check, signature, chain, apply. */
function ours({ again, claims, by, accounts }: SignedLog): Engine {
  const log = again();
  const joined = log.operations.length;
  return {
    name: 'prompt log, verified and signed',
    bytes: 0,
    changes: claims.length,
    take(i) {
      const sent = claims[i];
      if (sent) log.push({ ...sent, n: 0 }, by(sent.agent));
    },
    text: () => log.replay.fields().find(({ name }) => name === 'positive')?.text ?? '',
    authors: () => {
      if (log.operations.length === joined) return [];
      const field = log.replay.attribution().fields.find(({ name }) => name === 'positive');
      return (field?.runs ?? []).flatMap(({ text, typist }) =>
        Array.from(text, () => accounts.indexOf(typist ?? '')),
      );
    },
  };
}

/**
 * J1: one change of one person taken by a server that already holds what came before it (structure,
 * signature, counters, origin, chain, apply), against Etherpad's changesets, Automerge and Loro on
 * the same trace. Each engine is fed a whole trace afresh in turns; medians over all changes.
 */
export async function takeChanges(_: Services, { small }: Size): Promise<Row[]> {
  const one = material(small ? 3000 : Number.MAX_SAFE_INTEGER);
  const log = await signedLog(one);
  const rounds = small ? 2 : 3;
  const pad: number[] = [];
  const own: number[] = [];
  const wasm: number[] = [];
  for (let round = 0; round < rounds; round++) {
    pad.push(await perChange(etherpad(one)));
    own.push(await perChange(ours(log)));
    wasm.push(await perChange(loro(one)));
  }
  // Automerge takes minutes for a whole trace one change at a time; the mean of its last tenth is of
  // changes that it takes at nearly full length, so ours is measured there, too.
  const tail = Math.floor(one.edits.length * 0.9);
  const slow = await perChange(automerge(one), tail);
  const ownTail = await perChange(ours(log), tail);
  const size = one.name;
  const [us, ether] = [median(own), median(pad)];
  return [
    {
      goal: 'J1 verify, check the signature, chain and apply one change / Etherpad changeset: check, apply, record',
      size,
      limit: micro(ether),
      subject: micro(us),
      ratio: us / ether,
      target: '≤ 2.5',
      met: us / ether <= 2.5,
    },
    {
      goal: 'J1 the same / Automerge, one change applied, last tenth of the trace',
      size,
      limit: micro(slow),
      subject: micro(ownTail),
      ratio: ownTail / slow,
      target: '≤ 0.05',
      met: ownTail / slow <= 0.05,
    },
    {
      goal: 'J1 the same / Loro, one update imported (nothing verified)',
      size,
      limit: micro(median(wasm)),
      subject: micro(us),
      ratio: us / median(wasm),
      target: '',
      met: null,
    },
  ];
}

/** J2: authors right for each character of the end text, by engine; git blame is the baseline. */
export async function nameAuthors(_: Services, { small }: Size): Promise<Row[]> {
  const one = material(small ? 3000 : Number.MAX_SAFE_INTEGER);
  const blame = gitBlame(one);
  const log = await signedLog(one);
  const engines = [ours(log), etherpad(one), loro(one), automerge(one)];
  const rows: Row[] = [];
  const baseline = rightShare(one, blame.authors);
  for (const engine of engines) {
    for (let i = 0; i < engine.changes; i++) engine.take(i);
    if (engine.text() !== one.truth.text) throw new Error(`${engine.name} ends in another text`);
    let authors: number[] = [];
    const ms = await timed(() => {
      authors = engine.authors();
    });
    const isOurs = engine === engines[0];
    const share = rightShare(one, authors);
    rows.push({
      goal: `J2 authors right: ${engine.name}, ${shown(ms)} ms / git blame by line, ${blame.commits} commits at changes of author, ${shown(blame.ms)} ms`,
      size: one.name,
      limit: authorsRight(one.truth, blame.authors),
      subject: authorsRight(one.truth, authors),
      ratio: share / baseline,
      target: isOurs ? 'all' : '',
      met: isOurs ? share === 1 : null,
    });
  }
  return rows;
}

function rightShare({ truth }: Material, authors: readonly number[]): number {
  let right = 0;
  for (const [i, agent] of truth.authors.entries()) if (authors[i] === agent) right++;
  return right / truth.authors.length;
}
