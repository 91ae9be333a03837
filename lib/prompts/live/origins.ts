import { text as textOf } from 'node:stream/consumers';
import type { Run } from '@/lib/authorship/attribution';
import { weight } from '@/lib/authorship/haystack';
import type { PromptReplay } from '@/lib/authorship/prompt-replay';
import { objectKey, readObject } from '@/lib/storage/objects';
import type { OriginFinding } from '../dto';
import { readReplay } from './replays';

/** Shorter words stand in too many texts to say anything (docs/formats/prompt.md). */
const LEAST_WEIGHT = 24;

/** Pasted runs looked for, newest first, and characters of exhibits read for one request. */
const MOST_RUNS = 50;
const MOST_CHARS = 16_000_000;

/** Characters of exhibits kept, so that a second look reads nothing. */
const KEPT_CHARS = 16_000_000;

/** A text exhibit that may hold pasted words. */
export type TextExhibit = { id: string; number: number; title: string; sha256: string };

type Pasted = { field: string; run: Run };

const holder = globalThis as typeof globalThis & { chirographTexts?: Map<string, string> };

/**
 * Where pasted words of unknown origin stand word for word: in messages of the prompt and in text
 * exhibits of the case. What is found is for a person to confirm; nobody is taken for an author.
 */
export async function findOrigins(
  caseId: string,
  promptId: string,
  exhibits: readonly TextExhibit[],
): Promise<OriginFinding[]> {
  const { pasted, messages } = await readReplay(promptId, (replay) => ({
    pasted: pastedRuns(replay),
    messages: replay.messages().map(({ message, text }) => ({ message, text })),
  }));
  const findings = pasted.map(({ field, run }): OriginFinding => {
    const words = run.text.trim();
    const holding = messages.filter(({ text }) => text.includes(words));
    return {
      field,
      spans: [run.id],
      text: run.text,
      messages: holding.map(({ message }) => message),
      exhibits: [],
    };
  });
  if (findings.length === 0) return [];
  let chars = 0;
  for (const { sha256, ...exhibit } of exhibits) {
    if (chars > MOST_CHARS) break;
    const text = await exhibitText(caseId, sha256);
    chars += text.length;
    for (const finding of findings) {
      if (text.includes(finding.text.trim())) finding.exhibits.push(exhibit);
    }
  }
  return findings.filter((one) => one.messages.length > 0 || one.exhibits.length > 0);
}

function pastedRuns(replay: PromptReplay): Pasted[] {
  const { fields } = replay.attribution('story');
  const pasted = fields.flatMap(({ name: field, runs }) =>
    runs
      .filter((run) => run.kind === 'pasted' && (run.origin?.from ?? 'unknown') === 'unknown')
      .filter((run) => weight(run.text.trim(), LEAST_WEIGHT) >= LEAST_WEIGHT)
      .map((run) => ({ field, run })),
  );
  return pasted.sort((a, b) => b.run.placedSeq - a.run.placedSeq).slice(0, MOST_RUNS);
}

/** The text of an exhibit with line ends as the editor has them. */
async function exhibitText(caseId: string, sha256: string): Promise<string> {
  holder.chirographTexts ??= new Map();
  const texts = holder.chirographTexts;
  const key = `${caseId} ${sha256}`;
  const { stream } = texts.has(key)
    ? { stream: null }
    : await readObject(objectKey(caseId, sha256));
  const text = stream ? (await textOf(stream)).replace(/\r\n?/g, '\n') : (texts.get(key) ?? '');
  texts.delete(key);
  texts.set(key, text);
  let kept = 0;
  for (const one of texts.values()) kept += one.length;
  for (const [oldest, { length }] of texts) {
    if (kept <= KEPT_CHARS) break;
    texts.delete(oldest);
    kept -= length;
  }
  return text;
}
