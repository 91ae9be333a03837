import * as decoding from 'lib0/decoding';
import * as encoding from 'lib0/encoding';
import type { Characters } from './characters';
import type { Handled, SourcedRun, Stories, WriterText } from './stories';

const HANDLINGS = ['moved', 'copied', 'restored'] as const;

/** Writes the story of every character, runs of equal units joined. */
export function writeCharacters(to: encoding.Encoder, stories: Stories): void {
  const writers = [...stories.writers()];
  const handled = collectHandled(writers);
  encoding.writeVarUint(to, handled.size);
  for (const { kind, w, seq, found, before } of handled.keys()) {
    encoding.writeVarUint(to, HANDLINGS.indexOf(kind) * 2 + (found ? 1 : 0));
    encoding.writeVarUint(to, w);
    encoding.writeVarUint(to, seq);
    encoding.writeVarUint(to, before ? (handled.get(before) ?? 0) + 1 : 0);
  }
  encoding.writeVarUint(to, writers.length);
  for (const [w, text] of writers) {
    encoding.writeVarUint(to, w);
    writeUnits(to, text.chars);
    encoding.writeVarUint(to, text.sourced.length);
    for (const { c, l, segments } of text.sourced) {
      for (const n of [c, l, segments.length]) encoding.writeVarUint(to, n);
      for (const { w: root, c: at, l: length, via } of segments) {
        const number = via ? (handled.get(via) ?? 0) + 1 : 0;
        for (const n of [root, at, length, number]) encoding.writeVarUint(to, n);
      }
    }
    encoding.writeVarUint(to, text.accepted.length);
    for (const { c, l, sug, at } of text.accepted) {
      for (const n of [c, l, at]) encoding.writeVarUint(to, n);
      encoding.writeVarString(to, sug);
    }
  }
}

/** Numbers every handling once, earlier ones before those that hang on them. */
function collectHandled(writers: [number, WriterText][]): Map<Handled, number> {
  const numbers = new Map<Handled, number>();
  for (const [, text] of writers) {
    for (const { segments } of text.sourced) {
      for (const { via } of segments) {
        const fresh: Handled[] = [];
        for (let one = via; one && !numbers.has(one); one = one.before) fresh.push(one);
        for (const one of fresh.reverse()) numbers.set(one, numbers.size);
      }
    }
  }
  return numbers;
}

function writeUnits(to: encoding.Encoder, chars: Characters): void {
  encoding.writeVarUint(to, chars.length);
  let before = 0;
  for (let at = 0; at < chars.length; ) {
    const seq = chars.seq(at);
    const bits = chars.bits(at);
    const gone = chars.gone(at);
    let end = at + 1;
    while (
      end < chars.length &&
      chars.seq(end) === seq &&
      chars.bits(end) === bits &&
      chars.gone(end) === gone
    )
      end++;
    encoding.writeVarUint(to, end - at);
    encoding.writeVarUint(to, seq - before);
    encoding.writeVarUint(to, bits);
    // A deletion comes after the insertion, or in the same operation.
    encoding.writeVarUint(to, gone === 0 ? 0 : gone - seq + 1);
    before = seq;
    at = end;
  }
}

/** Reads what `writeCharacters` wrote. */
export function readCharacters(from: decoding.Decoder, stories: Stories): void {
  const number = () => decoding.readVarUint(from);
  const handled: Handled[] = [];
  for (let left = number(); left > 0; left--) {
    const code = number();
    const w = number();
    const seq = number();
    const before = number();
    handled.push({
      kind: HANDLINGS[code >> 1] ?? 'moved',
      w,
      seq,
      found: (code & 1) === 1,
      before: before === 0 ? null : (handled[before - 1] ?? null),
    });
  }
  for (let left = number(); left > 0; left--) {
    const text = stories.open(number());
    readUnits(from, text.chars);
    for (let runs = number(); runs > 0; runs--) text.sourced.push(readSourced(from, handled));
    for (let runs = number(); runs > 0; runs--) {
      const [c, l, at] = [number(), number(), number()];
      text.accepted.push({ c, l, at, sug: decoding.readVarString(from) });
    }
  }
}

function readUnits(from: decoding.Decoder, chars: Characters): void {
  const length = decoding.readVarUint(from);
  let seq = 0;
  while (chars.length < length) {
    const run = decoding.readVarUint(from);
    seq += decoding.readVarUint(from);
    const bits = decoding.readVarUint(from);
    const gone = decoding.readVarUint(from);
    if (run === 0 || chars.length + run > length) throw new RangeError('unreadable characters');
    for (let i = 0; i < run; i++) chars.push(seq, bits, gone === 0 ? 0 : gone + seq - 1);
  }
}

function readSourced(from: decoding.Decoder, handled: readonly Handled[]): SourcedRun {
  const number = () => decoding.readVarUint(from);
  const run: SourcedRun = { c: number(), l: number(), segments: [] };
  for (let left = number(); left > 0; left--) {
    const [w, c, l, via] = [number(), number(), number(), number()];
    run.segments.push({ w, c, l, via: via === 0 ? null : (handled[via - 1] ?? null) });
  }
  return run;
}
