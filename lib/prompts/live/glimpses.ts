import type { PromptReplay } from '@/lib/authorship/prompt-replay';
import type { PromptItem } from '../dto';
import { readReplay } from './replays';

/** UTF-16 units of the positive text that a list shows. */
const EXCERPT = 160;

const KEPT = 2_000;

type Glimpse = Pick<PromptItem, 'excerpt' | 'writers'> & { size: number };

const holder = globalThis as typeof globalThis & { chirographGlimpses?: Map<string, Glimpse> };

/** Beginning of the text and who wrote, at the head; looked up again only where the chain has grown. */
export async function glimpseOf(promptId: string, size: number): Promise<Glimpse> {
  holder.chirographGlimpses ??= new Map();
  const known = holder.chirographGlimpses.get(promptId);
  if (known && known.size >= size) return known;
  const made = await readReplay(promptId, glimpse);
  holder.chirographGlimpses.delete(promptId);
  holder.chirographGlimpses.set(promptId, made);
  for (const oldest of holder.chirographGlimpses.keys()) {
    if (holder.chirographGlimpses.size <= KEPT) break;
    holder.chirographGlimpses.delete(oldest);
  }
  return made;
}

function glimpse(replay: PromptReplay): Glimpse {
  const text = replay.fields().find((field) => field.name === 'positive')?.text ?? '';
  const names = new Map<string, string>();
  for (const { account, name } of replay.writers()) {
    if (!names.has(account)) names.set(account, name);
  }
  return {
    size: replay.size,
    // Never cut inside a character of two units.
    excerpt: text.slice(0, EXCERPT).replace(/[\ud800-\udbff]$/, ''),
    writers: [...names].map(([account, name]) => ({ account, name })),
  };
}
