import { and, eq } from 'drizzle-orm';
import { database } from '@/db/client';
import { reading } from '@/db/schema/readings';
import type { CaseState, ReadingState } from '@/lib/entries/state';
import { sha256Hex } from '@/lib/kernel/digest';
import { visibleText } from '@/lib/kernel/visible-text';
import { isMarkedGenerated } from '@/lib/records/generated-mark';
import { namedDigests } from '@/lib/records/named-digests';
import { type Reading, readingSchema } from '@/lib/records/reading';
import { type SignedMaking, signedMaking } from '@/lib/records/signed-ingredients';

/** Characters of one text on paper; the bundle has the original with all of it. */
const MOST = 3_000;
const MOST_LINES = 12;

/** The few lines of a generation record that are printed beside an exhibit. */
export type RecordLines = {
  entry: number;
  readers: number;
  /** Whether the kept reading is the one whose digest the entry states; if not, nothing of it is printed. */
  sound: boolean;
  lines: {
    key: 'recordTool' | 'recordModel' | 'recordPrompt' | 'recordNegative' | 'recordSeed';
    text: string;
  }[];
  findings: number;
  /** SHA-256 of other files that the record names, and as what. */
  digests: { sha256: string; role: string }[];
  /** What the signature over the file says it was made of; null where none speaks for it. */
  signed: SignedMaking | null;
  /** Whether the file says of itself that a model made it. */
  marked: boolean;
};

/**
 * The newest reading of each exhibit that the ledger's state covers, in a few lines. A reading of
 * bytes the exhibit no longer shows is left out.
 */
export async function recordLines(state: CaseState): Promise<Map<string, RecordLines>> {
  const newest = new Map<string, ReadingState>();
  for (const one of state.readings.values()) {
    const current = state.exhibits.get(one.exhibit)?.versions.at(-1);
    if (current?.sha256 === one.sha256) newest.set(one.exhibit, one);
  }
  const found = new Map<string, RecordLines>();
  for (const one of newest.values()) {
    if (one.records + one.statements + one.findings === 0) continue;
    const [row] = await database()
      .select({ body: reading.body })
      .from(reading)
      .where(and(eq(reading.caseId, state.case), eq(reading.id, one.id)));
    const body = row?.body ?? '';
    const sound = sha256Hex(body) === one.reading.sha256;
    const read = sound ? readingSchema.parse(JSON.parse(body)) : null;
    found.set(one.exhibit, {
      entry: one.read.index,
      readers: one.readers,
      sound,
      lines: read ? linesOf(read) : [],
      findings: one.findings,
      digests: read ? namedDigests(read) : [],
      signed: read ? signedMaking(read) : null,
      marked: read ? isMarkedGenerated(read) : false,
    });
  }
  return found;
}

function linesOf({ statements }: Reading): RecordLines['lines'] {
  const lines: RecordLines['lines'] = [];
  const add = (key: RecordLines['lines'][number]['key'], texts: (string | undefined)[]) => {
    for (const text of new Set(texts)) {
      if (text) lines.push({ key, text: visibleText(text.slice(0, MOST), true) });
    }
  };
  const tools = statements.map(({ tool, toolVersion }) =>
    [tool?.value, toolVersion?.value].filter(Boolean).join(' '),
  );
  const words = (role: string) =>
    statements
      .flatMap(({ texts }) => texts)
      .filter((one) => one.role === role && one.origin !== 'template')
      .map(({ value }) => value);
  const models = statements
    .flatMap((one) => one.models)
    .map(({ name, hash }) => [name?.value, hash?.value].filter(Boolean).join(' · '));
  const seeds = statements
    .flatMap(({ passes }) => passes.flatMap(({ parameters }) => parameters))
    .filter(({ name }) => name === 'seed')
    .map(({ value }) => value);
  add('recordTool', tools);
  add('recordModel', models.slice(0, MOST_LINES));
  add('recordPrompt', words('positive').slice(0, MOST_LINES));
  add('recordNegative', words('negative').slice(0, MOST_LINES));
  add('recordSeed', seeds.slice(0, MOST_LINES));
  return lines;
}
