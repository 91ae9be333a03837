import { positiveText } from '@/components/review/choices/positive-text';
import { load } from '@/lib/door/perform';
import { sha256Hex } from '@/lib/kernel/digest';
import { loadRevision } from '@/lib/prompts/loaders';
import type { ChoiceMap } from '@/lib/review/dto';

/** Characters of a whole text that are quoted. */
const MOST = 600;

/** The words that links name, read from the frozen revisions and checked against the links' digests. */
export async function quotesOf(caseId: string, { dimensions }: ChoiceMap) {
  const links = dimensions.flatMap(({ lines }) => lines.flatMap(({ words }) => words));
  const wanted = new Map(links.map((one) => [`${one.prompt.id}/${one.revision}`, one]));
  const texts = new Map<string, string>();
  for (const [key, { prompt, revision }] of wanted) {
    const { document } = await load(loadRevision, { caseId, promptId: prompt.id, revision });
    texts.set(key, positiveText(document));
  }
  return new Map(
    links.map(({ linkId, prompt, revision, span }) => {
      const text = texts.get(`${prompt.id}/${revision}`) ?? '';
      if (!span) return [linkId, { text: text.slice(0, MOST), agrees: true }] as const;
      const words = text.slice(span.from, span.to);
      return [linkId, { text: words, agrees: sha256Hex(words) === span.sha256 }] as const;
    }),
  );
}
