import type { Cell } from '../../pdf/flow/table-strips';
import type { SayPart, StatePart } from './part';
import { exhibitRun, ROW, type Setting, SIDE } from './setting';
import { setterCell } from './span-table';

const TABLE = { style: ROW, padding: 3.2 } as const;
const SETTER = 124;

/** What stands beside the text: parameters, references, and who said what another typed. */
export function composeBeside(setting: Setting, state: StatePart): void {
  composeParameters(setting, state);
  composeReferences(setting, state);
  composeSays(setting, state.says);
}

function none(setting: Setting, key: string): void {
  for (const { runs } of setting.paper.words.prose(key)) {
    setting.paper.doc.paragraph(runs, { style: SIDE, before: 1, after: 1 });
  }
}

function composeParameters(setting: Setting, { parameters }: StatePart): void {
  const { doc, words } = setting.paper;
  doc.heading(3, words.label('prompt.parameter.title'));
  if (parameters.length === 0) {
    none(setting, 'prompt.parameter.none');
    return;
  }
  doc.table({
    columns: [
      { header: words.cell('prompt.parameter.name'), width: { share: 28 } },
      { header: words.cell('prompt.parameter.value'), width: { share: 44 } },
      { header: words.cell('prompt.parameter.setter'), width: SETTER },
    ],
    rows: parameters.map((one): Cell[] => [
      [{ text: one.name, family: 'mono', scale: 0.95 }],
      [{ text: one.value, family: 'mono', scale: 0.95 }],
      setterCell(setting, one),
    ]),
    ...TABLE,
  });
}

function composeReferences(setting: Setting, { references }: StatePart): void {
  const { doc, words } = setting.paper;
  doc.heading(3, words.label('prompt.reference.title'));
  if (references.length === 0) {
    none(setting, 'prompt.reference.none');
    return;
  }
  doc.table({
    columns: [
      { header: words.cell('prompt.reference.label'), width: { share: 30 } },
      { header: words.cell('prompt.reference.purpose'), width: { share: 34 } },
      { header: words.cell('prompt.reference.exhibit'), width: 76 },
      { header: words.cell('prompt.reference.setter'), width: SETTER },
    ],
    rows: references.map((one): Cell[] => [
      one.label || '—',
      one.purpose || '—',
      one.exhibit ? [exhibitRun(setting, one.exhibit)] : '—',
      setterCell(setting, one),
    ]),
    ...TABLE,
  });
}

function composeSays(setting: Setting, says: readonly SayPart[]): void {
  const { paper, persons } = setting;
  const { doc, words } = paper;
  doc.heading(3, words.label('prompt.say.title'));
  if (says.length === 0) {
    none(setting, 'prompt.say.none');
    return;
  }
  doc.table({
    columns: [
      { header: words.cell('prompt.say.words'), width: { share: 30 } },
      { header: words.cell('prompt.say.speaker'), width: { share: 22 } },
      { header: words.cell('prompt.say.stated'), width: SETTER },
      { header: words.cell('prompt.say.answers'), width: { share: 34 } },
    ],
    rows: says.map((one): Cell[] => [
      one.words || [{ text: words.text('prompt.span.none') }],
      {
        paragraphs: [
          { runs: [{ text: persons.contributorName(one.contributor, one.at), weight: 600 }] },
          { runs: [words.word(`prompt.say.mode.${one.mode}`)], style: SIDE },
          ...(one.note ? [{ runs: [one.note], style: SIDE }] : []),
        ],
      },
      setterCell(setting, one),
      answersCell(setting, one),
    ]),
    ...TABLE,
  });
}

function answersCell(setting: Setting, { answers }: SayPart): Cell {
  const { paper, persons } = setting;
  if (answers.length === 0) return paper.words.word('prompt.say.open');
  return {
    paragraphs: answers.flatMap((one) => {
      const word = paper.words.word(`prompt.say.answer.${one.answer}`);
      const name = persons.nameOf(one.account, one.at);
      return [
        { runs: [{ text: paper.words.pair(name, word), weight: 600 as const }] },
        ...(one.reason ? [{ runs: [one.reason], style: SIDE }] : []),
        ...paragraphsOf(setterCell(setting, one)).slice(1),
      ];
    }),
  };
}

function paragraphsOf(cell: Cell) {
  return typeof cell === 'object' && 'paragraphs' in cell ? cell.paragraphs : [];
}
