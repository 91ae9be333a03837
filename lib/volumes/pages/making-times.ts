import { bothZones, promptsInOrder } from '@/lib/dossier/pages/material';
import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { chronology } from '@/lib/elements/chronology';
import {
  type AccountTimes,
  accountTimes,
  FIGURES,
  hoursAndMinutes,
  makingActs,
  makingFigures,
  PAUSE_MINUTES,
} from '@/lib/elements/making-figures';
import { nameOf } from '@/lib/review/queries/names';
import { listedPerson } from './acts-of';
import type { VolumePaper } from './volume-paper';

/**
 * How often each thing stands on record, and when each person acted by the server's clock: counted, not
 * remembered. What was imported says nothing of when it was made; prompts left out are not read.
 */
export async function composeMakingTimes(paper: VolumePaper): Promise<void> {
  const { doc, words, material } = paper;
  const { state } = material;
  doc.heading(2, words.label('figures.title'), { bookmark: false });
  for (const { runs } of words.prose('figures.text', { minutes: PAUSE_MINUTES }))
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1 });
  const figures = makingFigures(state);
  doc.table({
    columns: FIGURES.map((name) => ({
      header: words.cell(`figures.of.${name}`),
      width: { share: 1 },
      align: 'end' as const,
    })),
    rows: [FIGURES.map((name) => String(figures[name]))],
    style: ROW,
    padding: 3.6,
  });
  const acts = makingActs(chronology(state));
  for (const prompt of promptsInOrder(state)) {
    paper.source.signal.throwIfAborted();
    acts.push(...(await paper.source.readPrompt(prompt)).writing);
  }
  const person = listedPerson(paper);
  const listed = accountTimes(acts).filter(
    ({ account }) => person === null || person.accounts.has(account),
  );
  if (listed.length === 0) {
    for (const { runs } of words.prose('figures.none')) doc.paragraph(runs, { style: SIDE });
    return;
  }
  doc.table({
    columns: [
      { header: words.cell('figures.person'), width: { share: 40 } },
      { header: words.cell('figures.acts'), width: 52, align: 'end' },
      { header: words.cell('figures.stretches'), width: 60, align: 'end' },
      { header: words.cell('figures.whole'), width: { share: 34 }, align: 'end' },
      { header: words.cell('figures.between'), width: 128 },
    ],
    rows: listed.map((one) => rowOf(paper, one)),
    rowHeaders: true,
    style: ROW,
    padding: 3.6,
  });
}

function rowOf({ words, material }: VolumePaper, one: AccountTimes): Cell[] {
  const name = nameOf(material.state, one.account) || one.account;
  const moment = (time: number) => ({ runs: [bothZones(new Date(time).toISOString()).utc] });
  return [
    [{ text: name, weight: 700 }],
    String(one.acts),
    String(one.stretches),
    words.word('figures.duration', hoursAndMinutes(one.whole)),
    { paragraphs: [moment(one.first), moment(one.last)] },
  ];
}
