import 'server-only';
import { loader } from '@/lib/door/loader';
import { recordTexts } from '@/lib/elements/record-texts';
import { readCase, sizeOf } from '@/lib/review/queries/case-state';
import { withName } from '@/lib/review/queries/names';
import type { Found, Hit } from './dto';
import { excerptOf, needlesOf } from './model';
import { noteTexts, promptTexts, readingTexts } from './queries/beyond-ledger';
import { searchInput } from './schema';

/**
 * Records of a case in which all words of a question stand: in what entries say, in the words of notes
 * and prompts, and in what readers found in files. Counsel's own log is no record of the case and is
 * never looked through, whoever asks.
 */
export const loadSearch = loader({
  name: 'search.find',
  action: 'review.read',
  input: searchInput,
  page: 'search',
  async load({ tx, grant, input }) {
    const readings = await readingTexts(tx, grant, needlesOf(input.q));
    return { caseId: grant.caseId, size: await sizeOf(tx, grant), readings };
  },
  async finish({ caseId, size, readings }, { input }): Promise<Found> {
    const { state, markOf } = await readCase(caseId, size);
    const notes = await noteTexts(state);
    const prompts = await promptTexts(state);
    const needles = needlesOf(input.q);
    const hits: Hit[] = [];
    const lines = recordTexts(state, markOf).sort((a, b) => b.record.entry - a.record.entry);
    for (const { record, texts } of lines) {
      if (input.before !== undefined && record.entry >= input.before) continue;
      const beyond = [notes.of, prompts.of, readings].flatMap((of) => of.get(record.id) ?? []);
      const excerpt = excerptOf([...texts, ...beyond], needles);
      if (excerpt) hits.push({ record: withName(state, record), excerpt });
      if (hits.length > input.limit) break;
    }
    const shown = hits.slice(0, input.limit);
    return {
      hits: shown,
      next: hits.length > input.limit ? (shown.at(-1)?.record.entry ?? null) : null,
      left: notes.left + prompts.left,
    };
  },
});
