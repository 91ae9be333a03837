import type { Attribution } from '@/lib/authorship/attribution';
import type { IdRange } from '@/lib/authorship/claim';
import { IdentityIndex } from '@/lib/authorship/identity-index';

/** A stretch of text with its first identity, and where it stands over all fields. */
type Known = { clock: number; text: string; place: number };

/** Quotes characters by identity as they stand in a state: words that a claim is about. */
export class QuotedText {
  readonly #texts = new IdentityIndex<Known>();

  constructor(attribution: Pick<Attribution, 'fields'>) {
    let place = 0;
    for (const { runs } of attribution.fields) {
      let open: (Known & { id: IdRange }) | undefined;
      for (const { id, text } of runs) {
        // Runs of one writer that go on are kept as one: a long text has thousands of runs.
        if (open && open.id[0] === id[0] && open.id[1] + open.id[2] === id[1]) {
          open.id = [id[0], open.id[1], open.id[2] + id[2]];
          open.text += text;
        } else {
          if (open) this.#texts.put(open.id, open);
          open = { id, clock: id[1], text, place };
        }
        place += text.length;
      }
      if (open) this.#texts.put(open.id, open);
      // Texts of two fields are not neighbours.
      place += 1;
    }
  }

  /** The words, with an ellipsis where others stand between; empty where none of them stands. */
  of(spans: readonly IdRange[]): string {
    let quoted = '';
    let next = -1;
    for (const span of spans) {
      for (const { offset, length, value } of this.#texts.cut(span)) {
        if (!value) continue;
        const from = span[1] + offset - value.clock;
        if (next >= 0 && next !== value.place + from) quoted += ' … ';
        quoted += value.text.slice(from, from + length);
        next = value.place + from + length;
      }
    }
    return quoted;
  }
}
