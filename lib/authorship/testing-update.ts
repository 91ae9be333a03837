import * as encoding from 'lib0/encoding';

/** One struct of a made-up update; what it says is what is written, sense or not. */
export type RawStruct = {
  /** Kind of content: 4 is text, 0 GC, 10 Skip. */
  ref?: number;
  left?: [number, number];
  right?: [number, number];
  field?: string;
  key?: string;
  /** Text, or for other kinds what follows the header. */
  text?: string;
  body?: (to: encoding.Encoder) => void;
};

/** A Yjs update (version 1) as an attacker writes it, in base64. */
export function rawUpdate(
  parts: { client: number; clock: number; structs: RawStruct[] }[],
  deletions: [number, [number, number][]][] = [],
): string {
  const to = encoding.createEncoder();
  encoding.writeVarUint(to, parts.length);
  for (const { client, clock, structs } of parts) {
    encoding.writeVarUint(to, structs.length);
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, clock);
    for (const struct of structs) writeStruct(to, struct);
  }
  encoding.writeVarUint(to, deletions.length);
  for (const [client, ranges] of deletions) {
    encoding.writeVarUint(to, client);
    encoding.writeVarUint(to, ranges.length);
    for (const [clock, length] of ranges) {
      encoding.writeVarUint(to, clock);
      encoding.writeVarUint(to, length);
    }
  }
  return Buffer.from(encoding.toUint8Array(to)).toString('base64');
}

function writeStruct(to: encoding.Encoder, struct: RawStruct): void {
  const { ref = 4, left, right, field = 'positive', key, text = '', body } = struct;
  const info = ref | (left ? 0x80 : 0) | (right ? 0x40 : 0) | (key === undefined ? 0 : 0x20);
  encoding.writeUint8(to, info);
  if (ref === 0 || ref === 10) {
    encoding.writeVarUint(to, 1);
    return;
  }
  for (const id of [left, right]) {
    if (!id) continue;
    encoding.writeVarUint(to, id[0]);
    encoding.writeVarUint(to, id[1]);
  }
  if (!left && !right) {
    encoding.writeVarUint(to, 1);
    encoding.writeVarString(to, field);
    if (key !== undefined) encoding.writeVarString(to, key);
  }
  if (body) body(to);
  else encoding.writeVarString(to, text);
}
