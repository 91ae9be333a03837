import { linkTo, prose } from '@/lib/dossier/pages/paper';
import { promptPlace, ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import { composeAccounts } from '@/lib/dossier/pages/runs/accounts';
import { choicePlace } from '@/lib/dossier/pages/runs/choices';
import { composeMaking } from '@/lib/dossier/pages/runs/compose-runs';
import { stepNumbers, stepPlace } from '@/lib/dossier/pages/runs/later-work';
import { exhibitRuns, runLink } from '@/lib/dossier/pages/runs/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import { INK } from '@/lib/dossier/pdf/ink';
import type { Run } from '@/lib/dossier/pdf/text/style';
import { chronology, type Happening } from '@/lib/elements/chronology';
import { isAfterDispute } from '@/lib/elements/record';
import { isListed, kindKey, sayListed } from '../acts-of';
import { makingOf } from '../making';
import type { VolumePaper } from '../volume-paper';
import { inPart, partPlace, remark, say, zoneLines } from './part';

/**
 * The process in the order of record with both clocks, then act by act: what went into each run and
 * came of it, what was chosen from, each step with its mask and the picture before and after.
 */
export async function composeChronology(paper: VolumePaper): Promise<void> {
  const { material, composition } = paper;
  await inPart(paper, 'chronology', () => {
    sayListed(paper, 'acts');
    const happened = chronology(material.state).filter((one) => isListed(paper, one));
    if (happened.length > 0) composeTable(paper, happened);
    // Of one person nothing may be on record where the case has much.
    else if (composition.actsOf === null) say(paper, 'chronology.none');
    const { runs, selections, modifications } = material.state;
    if (runs.size + selections.size + modifications.size === 0) say(paper, 'chronology.noActs');
  });
  const setting = makingOf(paper);
  await composeMaking(setting, paper.source.signal);
  // Where the part that tells of accounts and sources is left out, what names them finds them here.
  if (!composition.parts.includes('system')) composeAccounts(setting);
}

function composeTable(paper: VolumePaper, happened: readonly Happening[]): void {
  const { doc, own, words, material } = paper;
  if (material.state.disputeDate !== null)
    prose(paper, 'timeline.dispute', { date: material.state.disputeDate });
  doc.heading(2, own.label('chronology.table'), { destination: 'timeline' });
  const counts = new Map<string, number>();
  doc.table({
    columns: [
      { header: words.cell('timeline.entry'), width: 40, align: 'end' },
      { header: words.cell('timeline.received'), width: 98 },
      { header: words.cell('timeline.claimed'), width: 98 },
      { header: own.cell('chronology.what'), width: { share: 60 } },
      { header: own.cell('chronology.who'), width: { share: 38 } },
    ],
    rows: happened.map((one) => {
      const number = (counts.get(one.record.kind) ?? 0) + 1;
      counts.set(one.record.kind, number);
      return row(paper, one, number);
    }),
    style: ROW,
    padding: 3.2,
  });
  remark(paper, 'chronology.after');
}

/** `number` counts records of a kind in the order of record: so choices are called on paper. */
function row(paper: VolumePaper, { record, people }: Happening, number: number): Cell[] {
  const { own, material } = paper;
  const names = people.map((id) => material.state.contributors.get(id)?.name || id);
  const account = makingOf(paper).persons.nameOf(record.account, Date.parse(record.at));
  return [
    `#${record.entry}`,
    { paragraphs: zoneLines(record.at) },
    record.claimed === null ? '—' : { paragraphs: zoneLines(record.claimed) },
    { paragraphs: whatLines(paper, record, number) },
    {
      paragraphs: [
        {
          runs: [
            names.length > 0
              ? names.join(' · ')
              : { text: own.text('chronology.nobody'), colour: INK.muted },
          ],
        },
        { runs: [own.text('chronology.by', { name: account })], style: SIDE },
      ],
    },
  ];
}

function whatLines(
  paper: VolumePaper,
  record: Happening['record'],
  number: number,
): CellParagraph[] {
  const { own, words, material } = paper;
  const { disputeDate } = material.state;
  const after = disputeDate !== null && isAfterDispute(material.state, record.at);
  const title = titleOf(paper, record);
  return [
    {
      runs: [
        { text: own.word(`chronology.kind.${kindKey(paper, record)}`), weight: 600 },
        '  ',
        ...named(paper, record, number),
        ...(after
          ? [{ text: `  ${words.word('timeline.after')}`, colour: INK.seal, scale: 0.9 } as const]
          : []),
      ],
    },
    ...(title === '' ? [] : [{ runs: [title], style: SIDE }]),
    {
      runs:
        record.class === null
          ? [own.text('chronology.noClass')]
          : [
              { text: `${record.class}  `, weight: 700, colour: INK.text },
              words.text(`class.word.${record.class}`),
            ],
      style: SIDE,
    },
  ];
}

/** Title or reason of a record; nothing of what is withheld. */
function titleOf(paper: VolumePaper, { kind, id, title }: Happening['record']): string {
  if (kind === 'exhibit' && paper.withheld.has(id)) return '';
  if (kind === 'run' && paper.withheldRuns.has(id)) return '';
  if (kind === 'revision' && isWithheld(paper, 'prompt', id.split('/')[0] ?? '')) return '';
  return paper.shown(title.slice(0, 240).toWellFormed());
}

function isWithheld({ composition }: VolumePaper, kind: string, id: string): boolean {
  return composition.withheld.some((one) => one.kind === kind && one.id === id);
}

/** What the paper calls it, with a link to its page. */
function named(paper: VolumePaper, { kind, id }: Happening['record'], number: number): Run[] {
  const { words, material } = paper;
  const { state } = material;
  switch (kind) {
    case 'exhibit':
      return exhibitRuns(paper, id);
    case 'run': {
      const run = state.runs.get(id);
      if (!run) return [id];
      if (run.series === 'run') return [runLink(paper, run)];
      return [words.text('run.name.recreation', { number: run.number })];
    }
    case 'revision': {
      const [promptId = '', revision = ''] = id.split('/');
      const prompt = state.prompts.get(promptId);
      if (!prompt) return [id];
      const name = `${words.text('prompt.heading', { number: prompt.number })}  ${words.text('prompt.revision', { revision })}`;
      return [
        isWithheld(paper, 'prompt', promptId) ? name : linkTo(promptPlace(prompt.number), name),
      ];
    }
    case 'selection':
      return [linkTo(choicePlace(number), words.text('run.choice.name', { number }))];
    case 'modification': {
      const step = stepNumbers(state).get(id) ?? number;
      return [linkTo(stepPlace(step), words.text('run.later.stepName', { number: step }))];
    }
    case 'notice':
      return paper.composition.parts.includes('hold_log')
        ? [linkTo(partPlace('hold_log'), paper.own.text('part.hold_log'))]
        : [];
    default:
      return [];
  }
}
