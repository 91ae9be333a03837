import { TestingLog, TestingPerson, testingId } from '@/lib/authorship/testing-log';
import { utf8 } from '@/lib/kernel/digest';
import { parseEntry } from './entry';
import { leafHash } from './leaf';
import { formatOperation } from './operation-line';
import { PromptEntries } from './prompt-entries';
import { operationsPath, type PromptRow, promptRow, revisionPath } from './prompt-rows';
import { Findings } from './report';
import { TEST_CASE, type TestAct } from './testing-bundle';

/** A prompt for test bundles: its log, its frozen documents and the entries that cover it. */
export interface TestPrompt {
  readonly log: TestingLog;
  /** Documents by revision, from 1. */
  readonly documents: readonly string[];
  readonly entries: readonly TestAct[];
}

/**
 * Two people write, paste, move, undo and accept; two revisions are frozen, one between states that
 * are entered on a clock; one person contests. Keys are fresh, so two prompts never have equal logs.
 */
export function testPrompt(number = 1, title = '吊坠'): TestPrompt {
  const log = new TestingLog(testingId('prm', number), TEST_CASE);
  const documents: string[] = [];
  const prompt = log.prompt;
  const entries: TestAct[] = [
    {
      kind: 'prompt.opened',
      act: { prompt, number, hash: log.head.hash },
      payload: { title },
    },
  ];
  const advance = () => {
    const { seq, hash } = log.head;
    entries.push({ kind: 'prompt.advanced', act: { prompt, size: seq + 1, hash }, payload: null });
  };
  const freeze = (person: TestingPerson) => {
    const { document, sha256, bytes } = log.replay.frozen();
    person.freeze('a generator');
    documents.push(document);
    const { seq, hash } = log.head;
    const revision = documents.length;
    entries.push({
      kind: 'prompt.frozen',
      act: { prompt, revision, seq, hash, sha256, bytes, purpose: 'sent' },
      payload: { tool: 'a generator' },
    });
  };
  const [zhou, li] = [new TestingPerson(log, 1), new TestingPerson(log, 2)];
  zhou.sync();
  zhou.insert(0, 'a cat-shaped crystal pendant, soft studio light');
  zhou.send();
  li.sync();
  li.insert(2, 'tiny ');
  const soft = li.text().indexOf('soft');
  li.replace(soft, 4, 'dramatic');
  li.send();
  advance();
  freeze(zhou);
  li.sync();
  const whole = li.cut(0, li.text().length);
  li.send();
  li.put(0, whole);
  li.send();
  zhou.sync();
  zhou.paste(zhou.text().length, ', 8k 𠮷\n');
  zhou.remove(0, 2);
  zhou.undo();
  zhou.send();
  const sug = '7'.repeat(32);
  zhou.say({ k: 'suggest', sug, model: 'a model', text: 'volumetric rays' });
  li.sync();
  li.accept(li.text().length, { sug, text: 'rays', at: 11 });
  li.send();
  li.say({ k: 'parameter', name: 'seed', value: '00042' });
  advance();
  freeze(li);
  zhou.say({
    k: 'view',
    revision: 1,
    meaning: 'contested',
    reason: 'not all of it',
    contested: [],
  });
  advance();
  return { log, documents, entries };
}

/** Puts a prompt's files into a bundle. */
export function addPrompt(files: Map<string, Uint8Array>, { log, documents }: TestPrompt): void {
  const lines = log.operations.map((operation) => `${formatOperation(operation)}\n`);
  files.set(operationsPath(log.prompt), utf8(lines.join('')));
  for (const [i, document] of documents.entries()) {
    files.set(revisionPath(log.prompt, i + 1), utf8(document));
  }
}

/** Rows of the index that a ledger calls for; prompts by identifier may be withheld. */
export function promptRowsOf(
  entries: readonly Uint8Array[],
  prompts: readonly TestPrompt[],
  withheld: readonly string[] = [],
): PromptRow[] {
  const stated = new PromptEntries(new Findings());
  for (const [index, bytes] of entries.entries()) {
    const parsed = parseEntry(new TextDecoder().decode(bytes));
    const entry = parsed.ok ? parsed.entry : null;
    const record = `entry ${index}`;
    stated.follow({ record, index, inOrder: true, entry, payload: null, leaf: leafHash(bytes) });
  }
  const titles = new Map(
    prompts.map(({ log, entries: [opened] }) => [log.prompt, opened?.payload]),
  );
  return [...stated.prompts.values()].map((facts) =>
    withheld.includes(facts.prompt)
      ? promptRow(facts, null, true)
      : promptRow(facts, String(titles.get(facts.prompt)?.title ?? '')),
  );
}
