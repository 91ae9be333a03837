import type { DeletedRun, FieldAttribution, Run } from './attribution';
import { type FirstWriter, firstWriter, writerKey } from './first-writer';
import { IdentityIndex, partOf } from './identity-index';

/** Words that stand nowhere any more: who wrote them, who took them out, where they stood. */
export type LostWords = {
  field: string;
  text: string;
  writer: FirstWriter;
  deleter: string;
  /** First and last operation of the deletion, and the time of record of the last. */
  from: number;
  to: number;
  at: string;
  place: number;
  /** The runs, cut to the lost characters. */
  runs: DeletedRun[];
};

/** A deleted run cut to a stretch of its characters. */
export function cutDeleted(run: DeletedRun, offset: number, length: number): DeletedRun {
  return {
    ...run,
    text: run.text.slice(offset, offset + length),
    id: partOf(run.id, offset, length),
    root: partOf(run.root, offset, length),
  };
}

/**
 * The deleted characters whose first writing stands nowhere in the fields: what was only moved,
 * copied or brought back is not lost. Where the same first writing was deleted more than once, the
 * last deletion counts. In document order per field.
 */
export function lostRuns(
  fields: readonly FieldAttribution[],
): { field: string; run: DeletedRun }[] {
  const taken = new IdentityIndex<Run | DeletedRun>();
  for (const { runs } of fields) for (const run of runs) taken.put(run.root, run);
  const all = fields.flatMap(({ name, deleted }, field) =>
    deleted.map((run, order) => ({ name, run, field, order })),
  );
  const lost: { field: number; order: number; offset: number; name: string; run: DeletedRun }[] =
    [];
  for (const one of [...all].sort((a, b) => b.run.deletedSeq - a.run.deletedSeq)) {
    for (const { offset, length } of taken.put(one.run.root, one.run)) {
      const run = cutDeleted(one.run, offset, length);
      lost.push({ field: one.field, order: one.order, offset, name: one.name, run });
    }
  }
  lost.sort((a, b) => a.field - b.field || a.order - b.order || a.offset - b.offset);
  return lost.map(({ name, run }) => ({ field: name, run }));
}

/** Lost characters in words: neighbours with one first writer and one deleter are told together. */
export function lostWords(fields: readonly FieldAttribution[]): LostWords[] {
  const words: LostWords[] = [];
  for (const { field, run } of lostRuns(fields)) {
    const last = words.at(-1);
    const writer = firstWriter(run);
    if (
      last &&
      last.field === field &&
      last.place === run.place &&
      last.deleter === run.deleter &&
      writerKey(last.writer) === writerKey(writer)
    ) {
      last.text += run.text;
      last.runs.push(run);
      last.from = Math.min(last.from, run.deletedSeq);
      if (run.deletedSeq >= last.to) {
        last.to = run.deletedSeq;
        last.at = run.deletedAt;
      }
      continue;
    }
    words.push({
      field,
      text: run.text,
      writer,
      deleter: run.deleter,
      from: run.deletedSeq,
      to: run.deletedSeq,
      at: run.deletedAt,
      place: run.place,
      runs: [run],
    });
  }
  return words;
}
