import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { PromptReplay } from './prompt-replay';
import { TestingLog } from './testing-log';
import { driveTrace, FRIENDS, hasFriends, readTrace, TRACES } from './testing-trace';
import { verifyLog } from './verify-log';

type Manifest = {
  files: { file: string; expected: { author_runs_start_end_agent: number[][] } }[];
};

describe.skipIf(!hasFriends)(
  'two people who wrote one text (skipped: no traces at ../shared/samples)',
  () => {
    it('every character and every run has its author, also after a restart, and the log verifies', async () => {
      const trace = readTrace(FRIENDS);
      const log = new TestingLog();
      const people = driveTrace(trace, log);
      for (const person of people) expect(person.text()).toBe(trace.endContent);
      const [field] = log.replay.attribution().fields;
      expect(field?.text).toBe(trace.endContent);
      const typists = field?.runs.flatMap((run) => Array.from(run.text, () => run.typist)) ?? [];
      expect(typists).toHaveLength(21_362);

      const manifest = JSON.parse(
        readFileSync(path.join(TRACES, '../manifest.json')).toString(),
      ) as Manifest;
      const truth = manifest.files.find(({ file }) => file === 'traces/friendsforever.json.gz');
      const account = people.map((person) => person.by.account);
      const found: [number, number, number][] = [];
      typists.forEach((typist, at) => {
        const agent = account.indexOf(typist ?? '');
        const last = found.at(-1);
        if (last && last[2] === agent) last[1] = at + 1;
        else found.push([at, at + 1, agent]);
      });
      expect(found).toEqual(truth?.expected.author_runs_start_end_agent);
      const snap = log.replay.snapshot();
      const again = PromptReplay.restore(snap);
      expect(again.attribution()).toEqual(log.replay.attribution());
      const replay = PromptReplay.empty();
      for (const operation of log.operations) replay.apply(operation);
      const report = await verifyLog(log.operations, {
        prompt: log.prompt,
        caseId: log.caseId,
        heads: [{ size: log.operations.length, hash: log.head.hash }],
        revisions: [],
      });
      expect(report.failures).toEqual([]);
      expect(report.replay.hash).toBe(log.head.hash);
    }, 120_000);
  },
);
