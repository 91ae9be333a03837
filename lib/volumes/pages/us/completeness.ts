import { ROW, SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import type { RunState } from '@/lib/entries/state-runs';
import { GROUNDS } from '../../model';
import type { Composition } from '../../schema';
import { sayListed } from '../acts-of';
import type { VolumePaper } from '../volume-paper';
import { fact, inPart, intro, remark, textLines, titled, written, zoneLines } from './part';

type Withheld = Composition['withheld'][number];
type Counted = [key: string, held: number, withheld: number, redacted: number | null];

/**
 * What is held and what is handed over, counted from the ledger, and a log of what is withheld: when
 * it was recorded, by whom, on what basis. Nothing of its content.
 */
export async function composeCompleteness(paper: VolumePaper): Promise<void> {
  await inPart(paper, 'completeness', () => {
    composeCounts(paper);
    sayListed(paper, 'left');
    remark(paper, 'complete.rule', {
      last: paper.order.size - 1,
      count: paper.composition.withheld.length,
    });
    composeLog(paper);
  });
}

function composeCounts(paper: VolumePaper): void {
  const { doc, own, material, composition } = paper;
  const { state } = material;
  const left = (kind: Withheld['kind']) =>
    composition.withheld.filter((one) => one.kind === kind).length;
  const [runs, recreations] = (['run', 'recreation'] as const).map((of) =>
    [...state.runs.values()].filter(({ series }) => series === of),
  ) as [RunState[], RunState[]];
  const leftOf = (series: readonly RunState[]) =>
    composition.withheld.filter(({ id }) => series.some((run) => run.id === id)).length;
  const only = paper.exhibits.filter(({ state: one }) => one.kind === 'hash_only').length;
  const held: Counted[] = [
    [
      'exhibits',
      paper.exhibits.length,
      left('exhibit'),
      paper.exhibits.filter(({ fate }) => fate === 'redacted').length,
    ],
    ['prompts', state.prompts.size, left('prompt'), null],
    ['runs', runs.length, leftOf(runs), null],
    ...(recreations.length > 0
      ? [['recreations', recreations.length, leftOf(recreations), null] as Counted]
      : []),
  ];
  doc.table({
    columns: [
      { header: own.cell('complete.what'), width: { share: 40 } },
      { header: own.cell('complete.held'), width: 72, align: 'end' },
      { header: own.cell('complete.printed'), width: 84, align: 'end' },
      { header: own.cell('complete.withheld'), width: 76, align: 'end' },
      { header: own.cell('complete.redacted'), width: 76, align: 'end' },
    ],
    rows: held.map(([key, all, withheld, redacted]): Cell[] => [
      own.word(`complete.kind.${key}`),
      String(all),
      String(all - withheld),
      String(withheld),
      redacted === null ? '—' : String(redacted),
    ]),
    rowHeaders: true,
    style: ROW,
  });
  const outputs = runs.reduce((sum, run) => sum + run.outputs.length, 0);
  doc.keyValues(
    [
      fact(paper, 'complete.outputs', String(outputs)),
      fact(paper, 'complete.choices', String(state.selections.size)),
      fact(paper, 'complete.steps', String(state.modifications.size)),
      fact(paper, 'complete.hashOnly', String(only)),
      fact(paper, 'complete.wordsWithheld', String(paper.withheldRuns.size)),
      fact(paper, 'complete.adverse', adverseText(paper)),
      fact(paper, 'complete.gaps', String(state.gaps.size)),
      fact(paper, 'complete.refused', String(material.refusedIntakes)),
      fact(paper, 'complete.erased', String(state.erased.size)),
      fact(
        paper,
        'complete.statements',
        own.word('complete.statementsText', {
          declarations: state.declarations.size,
          declarationsPrinted: composition.declarations.length,
          agreements: state.agreements.size,
          agreementsPrinted: composition.agreements.length,
          translations: state.translations.size,
          translationsPrinted: composition.translations.length,
        }),
      ),
      fact(
        paper,
        'complete.devices',
        own.word(composition.devices ? 'complete.devicesIn' : 'complete.devicesOut'),
      ),
    ],
    { nameWidth: 190 },
  );
}

/** How many records somebody linked as speaking against an element, and how many of them are withheld. */
function adverseText({ own, material, composition }: VolumePaper): string {
  const against = new Set(
    [...material.state.links.values()]
      .filter(({ bearing, withdrawn }) => bearing === 'against' && withdrawn === null)
      .map(({ record }) => record.id),
  );
  const withheld = composition.withheld.filter(({ id }) => against.has(id)).length;
  return own.word('complete.adverseText', { all: against.size, withheld });
}

function composeLog(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  titled(paper, 'withheld.title');
  if (composition.withheld.length === 0) {
    remark(paper, 'withheld.none');
    return;
  }
  intro(paper, 'withheld.text');
  intro(paper, 'withheld.counts', groundCounts(paper));
  doc.table({
    columns: [
      { header: own.cell('withheld.item'), width: { share: 24 } },
      { header: own.cell('withheld.date'), width: 136 },
      { header: own.cell('withheld.author'), width: { share: 24 } },
      { header: own.cell('withheld.recipient'), width: { share: 16 } },
      { header: own.cell('withheld.basis'), width: { share: 34 } },
    ],
    rows: composition.withheld.map((one): Cell[] => {
      const item = itemOf(paper, one);
      return [
        {
          paragraphs: [
            { runs: [{ text: item.name, weight: 600 }] },
            ...(item.kind ? [{ runs: [item.kind], style: SIDE }] : []),
          ],
        },
        {
          paragraphs: [
            ...(item.at ? zoneLines(item.at) : [{ runs: ['—'] }]),
            ...(item.entry === null ? [] : [{ runs: [`#${item.entry}`], style: SIDE }]),
          ],
        },
        item.author || own.word('notStated'),
        written(paper, one.recipient ?? ''),
        {
          paragraphs: [
            {
              runs: [{ text: own.word(`withheld.grounds.${one.ground ?? 'unsaid'}`), weight: 600 }],
            },
            ...textLines(paper, one.reason),
          ],
        },
      ];
    }),
    rowHeaders: true,
    style: ROW,
    padding: 3.6,
  });
}

/** How many are withheld on each ground, as counsel calls it. */
function groundCounts({ composition }: VolumePaper): Record<string, number> {
  const grounds = [...GROUNDS, 'unsaid'] as const;
  return Object.fromEntries(
    grounds.map((ground) => [
      ground,
      composition.withheld.filter((one) => (one.ground ?? 'unsaid') === ground).length,
    ]),
  );
}

/** What a log of withheld things may say of one: its number, kind, day, who supplied or recorded it. */
function itemOf(
  paper: VolumePaper,
  { kind, id }: Withheld,
): { name: string; kind: string; at: string; entry: number | null; author: string } {
  const { own, words, material } = paper;
  const { state } = material;
  const accountName = (account: string) => state.actors.get(account)?.at(-1)?.name || account;
  if (kind === 'exhibit') {
    const placed = paper.exhibits.find((one) => one.state.id === id);
    if (placed) {
      const { state: one, name } = placed;
      const supplier =
        one.supplier === null ? '' : (state.contributors.get(one.supplier)?.name ?? '');
      return {
        name: words.text('exhibit.heading', { name }),
        kind: `${words.word(`exhibitKind.${one.kind}`)} · ${one.class}`,
        at: one.receivedAt,
        entry: one.admitted.index,
        author: supplier || accountName(one.admitted.actor),
      };
    }
  }
  if (kind === 'prompt') {
    const one = state.prompts.get(id);
    if (one)
      return {
        name: words.text('prompt.heading', { number: one.number }),
        kind: '',
        at: one.opened.at,
        entry: one.opened.index,
        author: accountName(one.opened.actor),
      };
  }
  if (kind === 'run') {
    const one = state.runs.get(id);
    if (one)
      return {
        name: words.text(`run.name.${one.series}`, { number: one.number }),
        kind: one.class,
        at: one.requested.at,
        entry: one.requested.index,
        author: accountName(one.requested.actor),
      };
  }
  return { name: own.text('withheld.unknown'), kind: '', at: '', entry: null, author: '' };
}
