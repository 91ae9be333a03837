import type { ClaimOf } from './claim';
import { ClaimRefused } from './refusal';
import type { TestingLog, TestingPerson } from './testing-log';
import { randomFrom, writeAtRandom } from './testing-random';

/** What came of a number of mutated updates. */
export type MutantReport = {
  tried: number;
  refused: Map<string, number>;
  /** Well-formed edits with other letters or places: only their signature would stop them. */
  accepted: number;
  /** Mutants that ended in anything but a refusal. */
  crashes: string[];
  /** Accepted ones after which text, runs or a rebuilt document did not agree. */
  wrong: string[];
};

type Edit = ClaimOf<'edit'>;

/**
 * Changes updates of honest edits at random and lets them through all checks but that of the
 * signature, which would stop every one. Accepted ones are signed and applied, and the text must hold
 * together.
 */
export function tryMutants(count: number, seed: number): MutantReport {
  const random = randomFrom(seed);
  const report: MutantReport = {
    tried: 0,
    refused: new Map(),
    accepted: 0,
    crashes: [],
    wrong: [],
  };
  while (report.tried < count) {
    const { log, people } = writeAtRandom(3, 120, seed + report.tried);
    for (let i = 0; i < 300 && report.tried < count; i++) {
      const person = people[random(people.length)];
      if (person) tryOne(log, person, random, report);
    }
  }
  return report;
}

function tryOne(
  log: TestingLog,
  person: TestingPerson,
  random: (below: number) => number,
  report: MutantReport,
): void {
  person.sync();
  const text = person.text();
  const at = whole(text, random(text.length + 1));
  const end = whole(text, Math.min(text.length, at + 1 + random(4)));
  if (random(3) === 0 && at < end) person.replace(at, end - at, 'xyz');
  else person.insert(at, random(4) === 0 ? '光𠮷' : 'word');
  const honest = person.flush();
  if (!honest) return;
  report.tried++;
  const changed = mutate(JSON.parse(honest.claim) as Edit, random);
  const probe = report.tried % 16 === 0;
  const before = probe ? log.replay.snapshot() : undefined;
  try {
    log.replay.state.checkContent(changed);
  } catch (error) {
    if (error instanceof ClaimRefused) {
      report.refused.set(error.code, (report.refused.get(error.code) ?? 0) + 1);
    } else report.crashes.push(`${String(error)} ${JSON.stringify(changed)}`);
    if (before && Buffer.compare(before, log.replay.snapshot()) !== 0) {
      report.wrong.push(`changed: ${honest.claim}`);
    }
    log.push(honest, person.by);
    return;
  }
  report.accepted++;
  log.push(person.seal(changed), person.by);
  holdTogether(log, report, JSON.stringify(changed));
  // The person's own document has the honest edit; it begins anew from the log.
  restart(log, person);
}

/** The place at or behind `at` that is not within a pair. */
function whole(text: string, at: number): number {
  const unit = text.charCodeAt(at);
  return unit >= 0xdc00 && unit < 0xe000 ? at + 1 : at;
}

function mutate(claim: Edit, random: (below: number) => number): Edit {
  const bytes = Buffer.from(claim.u, 'base64');
  for (let times = 1 + random(3); times > 0; times--) {
    const at = random(bytes.length);
    const what = random(4);
    if (what === 0) bytes[at] = random(256);
    else if (what === 1) bytes[at] = (bytes[at] ?? 0) ^ (1 << random(8));
    else if (what === 2) bytes[at] = ((bytes[at] ?? 0) + 1) & 255;
    else bytes.copy(bytes, at, random(bytes.length));
  }
  const ins = claim.ins.map((run) => ({ ...run }));
  const [first] = ins;
  if (first && random(10) === 0) first.l = Math.max(1, first.l + random(3) - 1);
  return { ...claim, u: bytes.toString('base64'), ins };
}

function holdTogether(log: TestingLog, report: MutantReport, claim: string): void {
  try {
    for (const { text } of log.replay.fields()) {
      if (!text.isWellFormed()) throw new Error('a letter was cut');
    }
    log.replay.attribution();
  } catch (error) {
    report.wrong.push(`${String(error)} ${claim}`);
  }
}

function restart(log: TestingLog, person: TestingPerson): void {
  person.reopen(log.replay.encodeState(), log.head);
  person.n = log.replay.writer(person.writer)?.lastN ?? 0;
}
