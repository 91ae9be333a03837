import { z } from 'zod';
import { type IdRange, idRange } from '@/lib/authorship/claim';

/** Our own clipboard type: which characters of which prompt were taken. Other programs ignore it. */
export const CARRIED_TYPE = 'application/x-chirograph';

const carried = z.strictObject({
  case: z.string(),
  prompt: z.string(),
  /** Taken by cutting or dragging, once. */
  cut: z.string().nullable(),
  text: z.string(),
  src: z.array(idRange).min(1),
});

/** Characters on their way from one place of a prompt to another. */
export type Carried = z.infer<typeof carried>;

/** What a clipboard or a drag carries; null where it is not from here or not readable. */
export function readCarried(data: DataTransfer | null): Carried | null {
  const text = data?.getData(CARRIED_TYPE);
  if (!text) return null;
  try {
    const parsed = carried.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}

/** Puts characters on a clipboard or a drag, as text and as what they are. */
export function writeCarried(
  data: DataTransfer,
  what: { case: string; prompt: string; text: string; src: IdRange[]; cut: string | null },
): void {
  data.setData('text/plain', what.text);
  data.setData(CARRIED_TYPE, JSON.stringify(what satisfies Carried));
}
