import type { CellParagraph } from '../../pdf/flow/table-strips';
import { bothZones } from '../material';
import { type Setting, SIDE } from './setting';
import type { Stretch } from './spans';

/** A time in milliseconds in Beijing and UTC, as papers print both. */
export function momentText(at: number): string {
  const { beijing, utc } = bothZones(new Date(at).toISOString());
  return `${beijing} UTC+8 (${utc})`;
}

/** A time in milliseconds in Beijing alone, where the other zone stands near. */
export function beijingText(at: number): string {
  return `${bothZones(new Date(at).toISOString()).beijing} +08`;
}

function range(first: string, last: string): string {
  if (first === last) return first;
  const day = 'YYYY-MM-DD '.length;
  const same = first.slice(0, day) === last.slice(0, day);
  return `${first}–${same ? last.slice(day) : last}`;
}

function zones(start: number, end: number): { beijing: string; utc: string } {
  const [from, to] = [start, end].map((ms) => bothZones(new Date(ms).toISOString()));
  const bare = (text = '') => text.replace(' UTC', '');
  return {
    beijing: `${range(from?.beijing ?? '', to?.beijing ?? '')} +08`,
    utc: `${range(bare(from?.utc), bare(to?.utc))} UTC`,
  };
}

/** Numbers of operations in words. */
export function operationsText({ paper }: Setting, { from, to }: Stretch): string {
  if (from === to) return paper.words.text('prompt.span.operation', { seq: from });
  return paper.words.text('prompt.span.operations', { from, to });
}

/** Record in Beijing time and UTC, the device's clock, and the operations, each on a line. */
export function whenLines(setting: Setting, when: Stretch): CellParagraph[] {
  const { part, paper } = setting;
  const { beijing, utc } = zones(when.start, when.end);
  const [from, to] = [part.deviceTime(when.from), part.deviceTime(when.to)];
  const lines: CellParagraph[] = [{ runs: [beijing] }, { runs: [utc], style: SIDE }];
  if (from !== null && to !== null) {
    const time = zones(Math.min(from, to), Math.max(from, to)).beijing;
    lines.push({ runs: [paper.words.text('prompt.device', { time })], style: SIDE });
  }
  lines.push({ runs: [operationsText(setting, when)], style: SIDE });
  return lines;
}

/** The same without UTC, for what stands beside a time that is given in both zones. */
export function briefLines(setting: Setting, when: Stretch): CellParagraph[] {
  return whenLines(setting, when)
    .filter((_, i) => i !== 1)
    .map(({ runs }) => ({ runs, style: SIDE }));
}

/** A single act as a stretch. */
export function once(done: { seq: number; at: number }): Stretch {
  return { from: done.seq, to: done.seq, start: done.at, end: done.at };
}
