import { canonicalJson } from '@/lib/kernel/canonical-json';
import { sha256Hex, utf8 } from '@/lib/kernel/digest';
import type { FieldState, ParameterState, ReferenceState } from './side-states';

/** What a revision is frozen from: the state after operation `seq`, whose hash is `hash`. */
export type FrozenState = {
  prompt: string;
  seq: number;
  hash: string;
  fields: FieldState[];
  parameters: ParameterState[];
  references: ReferenceState[];
};

/** The frozen document and its digest (docs/formats/prompt.md §4). */
export function frozenDocument(state: FrozenState): {
  document: string;
  sha256: string;
  bytes: number;
} {
  const document = canonicalJson({
    v: 1,
    prompt: state.prompt,
    seq: state.seq,
    hash: state.hash,
    fields: state.fields.map(({ name, label, role, text }) => ({ name, label, role, text })),
    parameters: state.parameters
      .flatMap(({ name, value, account, seq }) =>
        value === null ? [] : [{ name, value, account, seq }],
      )
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    references: state.references
      .filter(({ withdrawn }) => withdrawn === null)
      .map(({ ref, exhibit, label, purpose, account, seq }) => ({
        ref,
        exhibit,
        label,
        purpose,
        account,
        seq,
      }))
      .sort((a, b) => a.seq - b.seq),
  });
  const bytes = utf8(document);
  return { document, sha256: sha256Hex(bytes), bytes: bytes.length };
}
