import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import type { Cite } from '@/lib/elements/cite';
import { ELEMENT_RULES } from '@/lib/elements/elements';
import type { Bears } from '@/lib/elements/record';
import type { CaptureClass, Element } from '@/lib/entries/vocabulary';
import type { Composition } from '../../schema';
import { kindKey } from '../acts-of';
import { composeChoiceMap } from '../choice-map';
import type { VolumePaper } from '../volume-paper';
import { citeOf, citeRuns, classOf, recordKey } from './cites';
import { classMark, isAdverse } from './marks';
import { cut, heads, note, openPart, prose, subheading, TABLE, textLines } from './part';

/** Records of an element named one by one; of more it is said how many there are. */
const MOST = 12;
const MOST_TITLE = 60;

const PRC = ELEMENT_RULES.filter(({ forums }) => forums.includes('prc')).map(({ id }) => id);

type Fact = Composition['facts'][number];

/**
 * 要件事实—证据: what counsel sets out to prove, what each fact leans on, and of which class that is.
 * Weak points are counsel's and are printed nowhere; what was linked as adverse is marked.
 */
export async function composeElements(paper: VolumePaper): Promise<void> {
  const { doc, composition } = paper;
  openPart(paper, 'elements');
  prose(paper, 'elements.text');
  const elementsOf = factElements(paper);
  const facts = composition.facts
    .map((fact) => ({ fact, elements: elementsOf(fact) }))
    .sort((a, b) => rank(a.elements) - rank(b.elements));
  const told = new Set(facts.flatMap(({ elements }) => elements));
  const others = PRC.filter((id) => !told.has(id) && (paper.bears.get(id)?.length ?? 0) > 0);
  if (facts.length + others.length === 0) prose(paper, 'elements.none');
  else {
    doc.table({
      columns: [
        { header: heads(paper, 'elements.element'), width: { share: 26 } },
        { header: heads(paper, 'elements.fact'), width: { share: 36 } },
        { header: heads(paper, 'elements.evidence'), width: { share: 38 } },
        { header: heads(paper, 'elements.class'), width: 84 },
      ],
      rows: [
        ...facts.map(({ fact, elements }) => factRow(paper, fact, elements)),
        ...others.map((id) => recordRow(paper, id)),
      ],
      ...TABLE,
    });
  }
  const empty = PRC.filter((id) => !told.has(id) && !others.includes(id));
  if (empty.length > 0) composeEmpty(paper, empty);
  composeAllegations(paper);
  await composeChoiceMap(paper);
  doc.closeSection();
}

/** Elements for which there is neither a fact nor a record, named and no more. */
function composeEmpty(paper: VolumePaper, empty: readonly Element[]): void {
  const { doc, own } = paper;
  note(paper, 'elements.empty');
  const names = empty.map((id) => own.word(`element.${id}`));
  doc.paragraph([paper.words.list(names)], { style: SIDE, before: 1, after: 4 });
}

/** Elements that the records cited by a fact bear on, in the order of the checklist. */
function factElements({ bears }: VolumePaper): (fact: Fact) => Element[] {
  const known = new Map<string, Set<Element>>();
  for (const id of PRC)
    for (const { record } of bears.get(id) ?? []) {
      const key = `${record.kind} ${record.id}`;
      known.set(key, (known.get(key) ?? new Set()).add(id));
    }
  return ({ cites }) => {
    const found = new Set(cites.flatMap((one) => [...(known.get(recordKey(one) ?? '') ?? [])]));
    return PRC.filter((id) => found.has(id));
  };
}

function rank([first]: readonly Element[]): number {
  return first === undefined ? PRC.length : PRC.indexOf(first);
}

function factRow(paper: VolumePaper, fact: Fact, elements: readonly Element[]): Cell[] {
  const { own } = paper;
  return [
    {
      paragraphs:
        elements.length === 0
          ? [{ runs: [own.word('elements.unlinked')], style: SIDE }]
          : elements.map((id) => ({ runs: [own.word(`element.${id}`)] })),
    },
    { paragraphs: textLines(paper, fact.text) },
    evidenceCell(paper, fact.cites),
    classCell(paper, fact.cites),
  ];
}

function recordRow(paper: VolumePaper, id: Element): Cell[] {
  const { own } = paper;
  const all = paper.bears.get(id) ?? [];
  // What speaks against is never what a long list leaves out.
  const against = all.filter(({ bearing }) => bearing === 'against');
  const shown = [...against, ...all.filter((one) => !against.includes(one))].slice(
    0,
    Math.max(MOST, against.length),
  );
  return [
    own.word(`element.${id}`),
    [{ text: own.word('elements.noFact') }],
    {
      paragraphs: [
        ...shown.map((one) => recordLine(paper, one)),
        ...(all.length > shown.length
          ? [
              {
                runs: [own.word('elements.more', { count: all.length - shown.length })],
                style: SIDE,
              },
            ]
          : []),
      ],
    },
    marksCell(
      all.map(({ record }) => record.class),
      against.length > 0,
    ),
  ];
}

function recordLine(paper: VolumePaper, { record, bearing }: Bears): CellParagraph {
  const cite = citeOf(record);
  const kind = paper.own.word(`timeline.kinds.${kindKey(paper, record)}`);
  // An entry alone says nothing to a reader: what it is about stands before it. Of a work it is said
  // whether it was completed or published.
  const about =
    cite.record === null
      ? [kind, paper.shown(cut(record.title, MOST_TITLE))]
      : record.kind === 'work'
        ? [kind]
        : [];
  return {
    runs: [
      about
        .filter(Boolean)
        .map((text) => `${text} `)
        .join(''),
      ...citeRuns(paper, cite),
      ...(bearing === 'against'
        ? [' ', classMark('X'), ` ${paper.own.word('class.adverse')}`]
        : []),
    ],
  };
}

/** Places leaned on, one a line, or that there are none. */
export function evidenceCell(paper: VolumePaper, cites: readonly Cite[]): Cell {
  if (cites.length === 0) return paper.own.word('elements.noCite');
  return { paragraphs: cites.map((one) => ({ runs: citeRuns(paper, one) })) };
}

/** Classes of what is leaned on, each letter once. */
export function classCell(paper: VolumePaper, cites: readonly Cite[]): Cell {
  if (cites.length === 0) return '—';
  const adverse = cites.some(({ record }) => {
    if (record === null) return false;
    const id = record.revision === null ? record.id : `${record.id}/${record.revision}`;
    return isAdverse(paper, { kind: record.kind, id });
  });
  return marksCell(
    cites.map((one) => classOf(paper, one)),
    adverse,
  );
}

function marksCell(classes: readonly (CaptureClass | null)[], adverse: boolean): Cell {
  const letters = [...new Set(classes)].filter((one) => one !== null).sort();
  const marks = [...letters, ...(adverse ? (['X'] as const) : [])];
  if (marks.length === 0) return '—';
  return marks.flatMap((letter, i) => [...(i > 0 ? [' '] : []), classMark(letter)]);
}

/** What the other side says, and what is set against it; gaps are counsel's and are not printed. */
function composeAllegations(paper: VolumePaper): void {
  const { doc, composition } = paper;
  if (composition.allegations.length === 0) return;
  subheading(paper, 2, 'allegations.title');
  note(paper, 'allegations.text');
  doc.table({
    columns: [
      { header: heads(paper, 'allegations.claim', 'allegations.source'), width: { share: 32 } },
      { header: heads(paper, 'allegations.answer'), width: { share: 36 } },
      { header: heads(paper, 'elements.evidence'), width: { share: 32 } },
      { header: heads(paper, 'elements.class'), width: 84 },
    ],
    rows: composition.allegations.flatMap(({ text, source, answers }) =>
      (answers.length === 0 ? [null] : answers).map((answer, i): Cell[] => [
        i > 0
          ? '″'
          : {
              paragraphs: [
                ...textLines(paper, text),
                ...(source ? textLines(paper, source, SIDE) : []),
              ],
            },
        answer ? { paragraphs: textLines(paper, answer.text) } : paper.own.word('allegations.none'),
        answer ? evidenceCell(paper, answer.cites) : '—',
        answer ? classCell(paper, answer.cites) : '—',
      ]),
    ),
    ...TABLE,
  });
}
