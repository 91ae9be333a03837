import { appendFileSync } from 'node:fs';
import { openPool, useDatabase } from '@/db/client';
import type { Signed } from '@/lib/authorship/testing-device';
import type { Caller } from '@/lib/kernel/actor';
import { type Desk, Pen } from './testing-pen';

// An instance of its own in which people write one prompt, for tests of several instances and of
// losing the database. Arguments: address of the database, journal, and what to do as JSON. Each
// acknowledged claim is a line `<account> <writer> <n> <seq>` of the journal; then `done`.
type Task = { desk: Desk; people: { accountId: string; caller: Caller }[]; claims: number };

const [, , url = '', journal = '', text = ''] = process.argv;
const { desk, people, claims } = JSON.parse(text) as Task;
useDatabase(openPool(url, { max: 6 }));

/** Does it until it is done, as a page does that lost its server. */
async function insist<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

async function write(who: Task['people'][number]): Promise<void> {
  const pen = new Pen(who, desk);
  await insist(() => pen.join());
  for (let i = 1; i <= claims; i++) {
    if (i % 3 === 0) await insist(() => pen.sync());
    const at = Math.floor(Math.random() * (pen.text.length + 1));
    const claim: Signed = pen.insert(at, `<${pen.writer}.${i}>`);
    const { accepted } = await insist(() => pen.push(claim));
    for (const { n, seq } of accepted) {
      appendFileSync(journal, `${who.accountId} ${pen.writer} ${n} ${seq}\n`);
    }
  }
}

await Promise.all(people.map(write));
appendFileSync(journal, 'done\n');
process.exit(0);
