import type { DeletedRun, FieldAttribution, Run } from './attribution';
import type { ActLog } from './bursts';
import { characters, type FirstWriter, firstWriter, placedKind, writerKey } from './first-writer';
import { type LostWords, lostWords } from './lost';
import type { Flag, InsertKind } from './vocabulary';
import { writtenWords } from './words';

export type CountByKind = Partial<Record<InsertKind, number>>;

/** An operation and its time of record. */
export type Moment = { seq: number; at: string };

/**
 * What the record counts for one first writer. Characters are Unicode code points. Counts are not
 * creative weight, and none is given as a share.
 */
export type WriterTotals = {
  writer: FirstWriter;
  /** Characters that stand in the text and that they first wrote, in all and by how. */
  written: number;
  writtenBy: CountByKind;
  /** Words wholly theirs, and words in which others wrote letters too. */
  words: number;
  mixedWords: number;
  /** Their characters that stand nowhere any more because another took them out, and the words. */
  lost: number;
  lostWords: LostWords[];
};

export type PersonTotals = WriterTotals & {
  account: string;
  /** Characters of anybody that stand where this person put them, by how they were put there. */
  placed: number;
  placedBy: CountByKind;
  /** Characters of the text that came from a model and that this person accepted. */
  accepted: number;
  /** Characters put in from the beginning on, whether or not they still stand, by kind. */
  inserted: number;
  insertedBy: CountByKind;
  /** Characters taken out for good: own, another person's, and those no person wrote. */
  deletedOwn: number;
  deletedOthers: number;
  deletedNobodys: number;
  removedWords: LostWords[];
  first: Moment | null;
  last: Moment | null;
  /** From the log; null where it was not read. */
  activeMinutes: number | null;
  bursts: number | null;
  flags: Partial<Record<Flag, number>> | null;
};

export type Totals = {
  /** Characters and words of the text as it stands, all fields counted together. */
  characters: number;
  words: number;
  /** Words with letters of more than one. */
  mixedWords: number;
  /** People in order of their first writing. */
  people: PersonTotals[];
  models: WriterTotals[];
  /** Characters that no person and no model is known to have written; null where there are none. */
  unknown: WriterTotals | null;
};

type Bare = Pick<FieldAttribution, 'name' | 'text' | 'runs' | 'deleted'>;

/**
 * Counts per first writer for the fields given (docs: the five columns of a report), up to the
 * operation their attribution stands at. `log` adds minutes, bursts and flags before operation `size`.
 */
export function totals(fields: readonly FieldAttribution[], log?: ActLog, size?: number): Totals {
  const sums = new Sums();
  for (const field of fields) sums.field(field);
  sums.losses(lostWords(fields));
  return sums.result(log, size);
}

class Sums {
  private readonly writers = new Map<string, WriterTotals>();
  private readonly people = new Map<string, PersonTotals>();
  private all = 0;
  private words = 0;
  private mixed = 0;

  field(field: Bare): void {
    for (const run of field.runs) this.standing(run);
    for (const run of field.deleted) this.insertion(run);
    for (const word of writtenWords(field)) {
      this.words += 1;
      const mixed = word.writers.length > 1;
      if (mixed) this.mixed += 1;
      for (const writer of word.writers) this.writer(writer)[mixed ? 'mixedWords' : 'words'] += 1;
    }
  }

  private standing(run: Run): void {
    const count = characters(run.text);
    const writer = firstWriter(run);
    const row = this.writer(writer);
    this.all += count;
    row.written += count;
    add(row.writtenBy, run.kind, count);
    const placer = this.person(run.placer);
    placer.placed += count;
    add(placer.placedBy, placedKind(run), count);
    if (writer.who === 'model') placer.accepted += count;
    this.insertion(run);
  }

  private insertion(run: Run | DeletedRun): void {
    const count = characters(run.text);
    const placer = this.person(run.placer);
    placer.inserted += count;
    add(placer.insertedBy, placedKind(run), count);
    this.moment(run.placer, { seq: run.placedSeq, at: run.placedAt });
    const isHere = run.origin?.from !== 'prompt';
    if (run.typist !== null && isHere) this.moment(run.typist, { seq: run.seq, at: run.at });
    if ('deleter' in run) this.moment(run.deleter, { seq: run.deletedSeq, at: run.deletedAt });
  }

  losses(all: readonly LostWords[]): void {
    for (const words of all) {
      const count = characters(words.text);
      const deleter = this.person(words.deleter);
      const own = words.writer.who === 'person' && words.writer.account === words.deleter;
      if (own) deleter.deletedOwn += count;
      else {
        deleter[words.writer.who === 'person' ? 'deletedOthers' : 'deletedNobodys'] += count;
        deleter.removedWords.push(words);
        const writer = this.writer(words.writer);
        writer.lost += count;
        writer.lostWords.push(words);
      }
    }
  }

  private moment(account: string, moment: Moment): void {
    const person = this.person(account);
    if (!person.first || moment.seq < person.first.seq) person.first = moment;
    if (!person.last || moment.seq > person.last.seq) person.last = moment;
  }

  private writer(writer: FirstWriter): WriterTotals {
    if (writer.who === 'person') return this.person(writer.account);
    const key = writerKey(writer);
    const row = this.writers.get(key) ?? emptyRow(writer);
    this.writers.set(key, row);
    return row;
  }

  private person(account: string): PersonTotals {
    const known = this.people.get(account);
    if (known) return known;
    const row: PersonTotals = {
      ...emptyRow({ who: 'person', account }),
      account,
      placed: 0,
      placedBy: {},
      accepted: 0,
      inserted: 0,
      insertedBy: {},
      deletedOwn: 0,
      deletedOthers: 0,
      deletedNobodys: 0,
      removedWords: [],
      first: null,
      last: null,
      activeMinutes: null,
      bursts: null,
      flags: null,
    };
    this.people.set(account, row);
    return row;
  }

  result(log: ActLog | undefined, size: number | undefined): Totals {
    const people = [...this.people.values()].sort(
      (a, b) => (a.first?.seq ?? 0) - (b.first?.seq ?? 0),
    );
    if (log) for (const person of people) fromLog(person, log, size);
    const others = [...this.writers.values()];
    return {
      characters: this.all,
      words: this.words,
      mixedWords: this.mixed,
      people,
      models: others.filter(({ writer }) => writer.who === 'model'),
      unknown: others.find(({ writer }) => writer.who === 'unknown') ?? null,
    };
  }
}

function emptyRow(writer: FirstWriter): WriterTotals {
  return { writer, written: 0, writtenBy: {}, words: 0, mixedWords: 0, lost: 0, lostWords: [] };
}

function add(counts: CountByKind, kind: InsertKind, count: number): void {
  counts[kind] = (counts[kind] ?? 0) + count;
}

function fromLog(person: PersonTotals, log: ActLog, size = Number.POSITIVE_INFINITY): void {
  person.activeMinutes = log.activeMinutes(person.account, size);
  person.bursts = log.bursts(size).filter(({ account }) => account === person.account).length;
  const flags: Partial<Record<Flag, number>> = {};
  for (const { account, flag, seq } of log.flagged) {
    if (account === person.account && seq < size) flags[flag] = (flags[flag] ?? 0) + 1;
  }
  person.flags = flags;
}
