import { z } from 'zod';
import { randomBytes } from '#crypto';
import { sqlPool } from '@/db/client';
import { toHex } from '@/lib/kernel/digest';
import { log } from '@/lib/kernel/log';
import type { Present } from '../dto';

/** Channel on which instances tell each other who is at a prompt. */
export const PRESENCE_CHANNEL = 'presence';

/** How long somebody counts as present without word, in milliseconds. */
const PRESENT_MS = 30_000;

/** People remembered at one prompt; more are forgotten, oldest first. */
const MOST_PEOPLE = 500;

type Kept = { present: Present; until: number };

const holder = globalThis as typeof globalThis & {
  chirographPresence?: { instance: string; prompts: Map<string, Map<number, Kept>> };
};

function state() {
  holder.chirographPresence ??= { instance: toHex(randomBytes(8)), prompts: new Map() };
  return holder.chirographPresence;
}

const told = z.object({
  i: z.string(),
  p: z.string(),
  who: z.object({
    account: z.string(),
    name: z.string(),
    writer: z.number(),
    field: z.string(),
    anchor: z.string().nullable(),
    head: z.string().nullable(),
  }),
});

/** Notes who is at a prompt, in memory only: presence is no part of the record. */
export function notePresence(promptId: string, present: Present): void {
  const { prompts } = state();
  const people = prompts.get(promptId) ?? new Map<number, Kept>();
  prompts.set(promptId, people);
  people.delete(present.writer);
  people.set(present.writer, { present, until: Date.now() + PRESENT_MS });
  for (const writer of people.keys()) {
    if (people.size <= MOST_PEOPLE) break;
    people.delete(writer);
  }
}

/** Tells other instances. What is lost is told again by the next movement. */
export async function tellPresence(promptId: string, who: Present): Promise<void> {
  const payload = JSON.stringify({ i: state().instance, p: promptId, who });
  try {
    await sqlPool().notify(PRESENCE_CHANNEL, payload);
  } catch (error) {
    log.warn({ err: error }, 'presence not told');
  }
}

/** Takes what another instance tells; the prompt, or null where it was our own word or none. */
export function hearPresence(payload: string): string | null {
  try {
    const { i, p, who } = told.parse(JSON.parse(payload));
    if (i === state().instance) return null;
    notePresence(p, who);
    return p;
  } catch {
    return null;
  }
}

/** Who is at a prompt now. */
export function peopleAt(promptId: string): Present[] {
  const people = state().prompts.get(promptId);
  if (!people) return [];
  const now = Date.now();
  return [...people.values()].filter(({ until }) => until > now).map(({ present }) => present);
}

/** Forgets those who have gone; the prompts where somebody has. */
export function sweepPresence(): string[] {
  const now = Date.now();
  const changed: string[] = [];
  for (const [promptId, people] of state().prompts) {
    const before = people.size;
    for (const [writer, { until }] of people) if (until <= now) people.delete(writer);
    if (people.size < before) changed.push(promptId);
    if (people.size === 0) state().prompts.delete(promptId);
  }
  return changed;
}
