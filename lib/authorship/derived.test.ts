import { beforeEach, describe, expect, it } from 'vitest';
import { ActLog } from './bursts';
import { comparedPeople, compareTexts } from './compare';
import { characters } from './first-writer';
import { lostWords } from './lost';
import { passport } from './passport';
import { placedSpans } from './spans';
import { TestingLog, TestingPerson, testingId } from './testing-log';
import { totals } from './totals';

// What is derived from attributions, on those that a replay of signed operations makes.

const ANN = testingId('acct', 1);
const BEN = testingId('acct', 2);

let log: TestingLog;
let ann: TestingPerson;
let ben: TestingPerson;

/** Sends what both did, and has both receive everything. */
function meet(): void {
  ann.send();
  ben.send();
  ann.sync();
}

beforeEach(() => {
  log = new TestingLog();
  ann = new TestingPerson(log, 1);
  ben = new TestingPerson(log, 2);
  ann.sync();
  for (const [at, key] of [...'a cat-shaped crystal pendant, soft studio light'].entries()) {
    ann.insert(at, key);
    if (at % 5 === 0) ann.send();
  }
  meet();
});

function sixSteps() {
  ben.insert(2, 'tiny ');
  meet();
  ben.replace(ben.text().indexOf('soft'), 4, 'dramatic');
  meet();
  const all = ben.cut(0, ben.text().length);
  ben.put(0, all);
  meet();
  ann.paste(ann.text().length, ', on black velvet');
  meet();
}

describe('the joint prompt in six steps', () => {
  it('leaves each person their words whatever was cut and pasted, and the pasted ones to nobody', () => {
    sixSteps();
    const { fields } = log.replay.attribution();
    const sum = totals(fields);
    const of = (account: string) => sum.people.find((person) => person.account === account);
    expect(sum.characters).toBe(56 + 17);
    expect(of(ANN)).toMatchObject({ written: 43, lost: 4, placed: 17 });
    expect(of(BEN)).toMatchObject({ written: 13, deletedOthers: 4, placed: 56 });
    expect(sum.unknown).toMatchObject({ written: 17, writtenBy: { pasted: 17 } });
    expect(lostWords(fields).map(({ text, deleter }) => [text, deleter])).toEqual([['soft', BEN]]);
  });

  it('tells the spans of the whole text and their words’ movers', () => {
    sixSteps();
    const [field] = log.replay.attribution().fields;
    if (!field) throw new Error('no field');
    expect(placedSpans(field).map(({ text, writer }) => [text, writer])).toEqual([
      ['a ', { who: 'person', account: ANN }],
      ['tiny ', { who: 'person', account: BEN }],
      ['cat-shaped crystal pendant, ', { who: 'person', account: ANN }],
      ['dramatic', { who: 'person', account: BEN }],
      [' studio light', { who: 'person', account: ANN }],
      [', on black velvet', { who: 'unknown' }],
    ]);
    const at = field.text.indexOf('crystal');
    const acts = new ActLog();
    for (const operation of log.operations) acts.push(operation);
    const sources = { revisions: [], views: [], log: acts };
    const [part] = passport(field, at, at + 7, sources).parts;
    expect(part?.span.one.handlings.map(({ kind, account }) => [kind, account])).toEqual([
      ['moved', BEN],
    ]);
    expect(part?.bursts.map(({ account }) => account)).toEqual([ANN]);
  });

  it('shows a word lost before a later cut where it stood', () => {
    sixSteps();
    const [field] = log.replay.attribution().fields;
    const [lost] = lostWords(field ? [field] : []);
    expect(lost?.place).toBeGreaterThanOrEqual(0);
    expect(lost?.place).toBeLessThanOrEqual(field?.text.length ?? 0);
  });
});

describe('two moments of a log', () => {
  it('differ by exactly what was done in between, each by whoever did it', () => {
    const before = log.replay.attribution();
    sixSteps();
    const fields = compareTexts(before, log.replay.attribution());
    expect(comparedPeople(fields, characters)).toEqual([
      { account: BEN, added: 13, brought: 0, removed: 4, moved: 43 },
      { account: ANN, added: 0, brought: 17, removed: 0, moved: 0 },
    ]);
  });

  it('are the same after everything was deleted and brought back by undo', () => {
    const before = log.replay.attribution();
    ben.remove(0, ben.text().length);
    meet();
    ben.undo();
    meet();
    const after = log.replay.attribution();
    expect(after.fields[0]?.text).toBe(before.fields[0]?.text);
    expect(comparedPeople(compareTexts(before, after), characters)).toEqual([]);
  });
});
