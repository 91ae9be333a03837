import * as encoding from 'lib0/encoding';
import { describe } from 'vitest';
import { type Attack, deleting, END, edit, itRefuses, structs } from './testing-attacks';
import { rawUpdate } from './testing-update';

const any = (to: encoding.Encoder) => encoding.writeVarString(to, '{}');

const ATTACKS: Attack[] = [
  [
    'text under the identity of another',
    'client',
    (s) =>
      edit(s, {
        u: rawUpdate([{ client: 1, clock: 9, structs: [END] }]),
        ins: [{ c: 9, l: 1, k: 'typed' }],
      }),
  ],
  [
    'own text and text of another in one update',
    'client',
    (s) =>
      edit(s, {
        u: rawUpdate([
          { client: 2, clock: 5, structs: [END] },
          { client: 1, clock: 9, structs: [END] },
        ]),
        ins: [{ c: 5, l: 1, k: 'typed' }],
      }),
  ],
  [
    'a gap of clocks',
    'clock',
    (s) =>
      edit(s, {
        u: rawUpdate([{ client: 2, clock: 7, structs: [END] }]),
        ins: [{ c: 7, l: 1, k: 'typed' }],
      }),
  ],
  [
    'clocks used before',
    'clock',
    (s) =>
      edit(s, {
        u: rawUpdate([{ client: 2, clock: 4, structs: [END] }]),
        ins: [{ c: 4, l: 1, k: 'typed' }],
      }),
  ],
  ['two megabytes', 'oversize', (s) => structs(s, [{ left: [2, 4], text: 'x'.repeat(2_000_000) }])],
  [
    'more letters than a claim may bring',
    'oversize',
    (s) => structs(s, [{ left: [2, 4], text: 'x'.repeat(300_000) }]),
  ],
  [
    'an update cut short',
    'structure',
    (s) => edit(s, { u: rawUpdate([{ client: 2, clock: 5, structs: [END] }]).slice(0, 8) }),
  ],
  [
    'bytes after the update',
    'structure',
    (s) =>
      edit(s, {
        u: Buffer.concat([
          Buffer.from(rawUpdate([{ client: 2, clock: 5, structs: [END] }]), 'base64'),
          Buffer.from([0]),
        ]).toString('base64'),
        ins: [{ c: 5, l: 1, k: 'typed' }],
      }),
  ],
  ['an empty update', 'nothing', (s) => edit(s, {})],
  ['a GC struct', 'structure', (s) => structs(s, [{ ref: 0 }])],
  ['a Skip struct', 'structure', (s) => structs(s, [{ ref: 10 }])],
  [
    'text that hides as deleted',
    'structure',
    (s) => structs(s, [{ ref: 1, left: [2, 4], body: (to) => encoding.writeVarUint(to, 5) }]),
  ],
  [
    'formatting',
    'structure',
    (s) =>
      structs(s, [
        {
          ref: 6,
          left: [2, 4],
          body: (to) => {
            any(to);
            any(to);
          },
        },
      ]),
  ],
  ['an embedded object', 'structure', (s) => structs(s, [{ ref: 5, left: [2, 4], body: any }])],
  [
    'a type within the text',
    'structure',
    (s) => structs(s, [{ ref: 7, left: [2, 4], body: (to) => encoding.writeVarUint(to, 2) }]),
  ],
  ['a field that nobody declared', 'field', (s) => structs(s, [{ field: 'secret', text: 'x' }])],
  ['a map key', 'field', (s) => structs(s, [{ key: 'title', text: 'x' }])],
  ['a neighbour that does not exist', 'origin', (s) => structs(s, [{ left: [1, 77], text: 'x' }])],
  ['a neighbour by an unknown writer', 'origin', (s) => structs(s, [{ left: [77, 0], text: 'x' }])],
  ['itself as neighbour', 'origin', (s) => structs(s, [{ left: [2, 5], text: 'x' }])],
  [
    'neighbours that are crossed',
    'origin',
    (s) => structs(s, [{ left: [1, 3], right: [1, 1], text: 'x' }]),
  ],
  [
    'neighbours with seen text between',
    'origin',
    (s) => structs(s, [{ left: [1, 0], right: [1, 3], text: 'x' }]),
  ],
  [
    'the beginning as left and the end as right neighbour',
    'origin',
    (s) => structs(s, [{ text: 'x' }]),
  ],
  [
    'neighbours crossed within one batch',
    'origin',
    (s) =>
      structs(s, [
        { left: [2, 4], text: 'ab' },
        { left: [2, 6], right: [2, 5], text: 'x' },
      ]),
  ],
  [
    'an insertion into a pair of surrogates',
    'surrogate',
    (s) => structs(s, [{ left: [1, 6], right: [1, 7], text: 'x' }]),
  ],
  ['the deletion of half a pair', 'surrogate', (s) => deleting(s, 1, [6, 1])],
  ['the deletion of the other half', 'surrogate', (s) => deleting(s, 1, [7, 2])],
  [
    'a lone surrogate',
    'characters',
    (s) =>
      structs(s, [
        {
          left: [2, 4],
          body: (to) => encoding.writeVarUint8Array(to, Uint8Array.of(0xed, 0xa0, 0x80)),
        },
      ]),
  ],
  ['a carriage return', 'characters', (s) => structs(s, [{ left: [2, 4], text: '\r\n' }])],
  ['the deletion of what does not exist', 'deletion', (s) => deleting(s, 1, [5, 500])],
  ['a deletion of no length', 'deletion', (s) => deleting(s, 1, [2, 0])],
  ['deletions that overlap', 'structure', (s) => deleting(s, 1, [0, 4], [2, 1])],
];

describe('updates that are refused for what they hold', () => {
  itRefuses(ATTACKS);
});
