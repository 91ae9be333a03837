import { verifyLog } from '../../lib/authorship/verify-log';
import { grouped, median, perSecond, type Row, shown, timed } from '../measure';
import type { Services } from '../services';
import { material } from './material';
import { signedLog } from './signed-log';
import type { Size } from './size';

/** J4: the attribution of every character of a text of 21 kB, from a replay in memory. */
export async function colourText(_: Services, { small }: Size): Promise<Row[]> {
  const one = material(small ? 3000 : Number.MAX_SAFE_INTEGER);
  const { log } = await signedLog(one);
  const times: number[] = [];
  for (let round = 0; round < 9; round++) {
    times.push(await timed(() => log.replay.attribution()));
  }
  const ms = median(times);
  return [
    {
      goal: 'J4 runs of every author in a text, from the replay in memory',
      size: `${grouped(one.truth.text.length)} characters, ${grouped(one.edits.length)} changes`,
      limit: '50 ms',
      subject: `${shown(ms)} ms`,
      ratio: ms / 50,
      target: '≤ 1 (of 50 ms)',
      met: ms <= 50,
    },
  ];
}

/** J5: a signed log verified from its bytes: chain, signatures, headers, structure, texts. */
export async function verifyRows(_: Services, { small }: Size): Promise<Row[]> {
  const one = material(small ? 3000 : Number.MAX_SAFE_INTEGER);
  const { log } = await signedLog(one);
  const { prompt, caseId, operations, head } = log;
  const heads = [{ size: head.seq + 1, hash: head.hash }];
  const count = operations.length;
  const verify = async () => {
    const report = await verifyLog(operations, { prompt, caseId, heads, revisions: [] });
    if (report.failures.length > 0) throw new Error(JSON.stringify(report.failures[0]));
  };
  await verify();
  const times: number[] = [];
  for (let round = 0; round < (small ? 2 : 5); round++) times.push(await timed(verify));
  const ms = median(times);
  return [
    {
      goal: 'J5 operations of a signed log verified from their bytes',
      size: `${grouped(count)} operations`,
      limit: '10 000/s',
      subject: perSecond(count, ms),
      ratio: count / ms / 10,
      target: '≥ 1 (of 10 000/s)',
      met: count / ms >= 10,
    },
  ];
}
