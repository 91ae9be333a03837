import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { once, whenLines } from './moments';
import type { ViewPart } from './part';
import { ROW, type Setting, SIDE } from './setting';

/** Who may say something: a contributor, or an account that is linked to none. */
type Voice = { name: string; accounts: string[] };

/**
 * What each contributor says of the record of each revision, every statement in its own row, and
 * who has said nothing.
 */
export function composeViews(setting: Setting): void {
  const { paper, part } = setting;
  const { doc, words } = paper;
  if (part.states.every(({ revision }) => revision === null)) return;
  doc.heading(2, words.label('prompt.view.title'), { bookmark: false });
  for (const { runs } of words.prose('prompt.view.text')) {
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1 });
  }
  doc.table({
    columns: [
      { header: words.cell('prompt.view.contributor'), width: { share: 22 } },
      { header: words.cell('prompt.view.revision'), width: 52 },
      { header: words.cell('prompt.view.meaning'), width: { share: 20 } },
      { header: words.cell('prompt.view.reason'), width: { share: 36 } },
      { header: words.cell('prompt.view.when'), width: 112 },
    ],
    rows: voices(setting).flatMap((voice) => rowsOf(setting, voice)),
    style: ROW,
    padding: 3.2,
  });
}

function voices({ paper, part, persons }: Setting): Voice[] {
  const contributors = [...paper.material.state.contributors.values()].map((one) => ({
    name: persons.contributorName(one.id),
    accounts: [...one.accounts.keys()],
  }));
  const others = new Set([
    ...part.writers.map(({ account }) => account),
    ...part.views.map(({ account }) => account),
  ]);
  const accounts = [...others].filter((account) => !persons.contributorOf(account));
  return [
    ...contributors,
    ...accounts.map((account) => ({ name: persons.nameOf(account), accounts: [account] })),
  ];
}

function rowsOf(setting: Setting, { name, accounts }: Voice): Cell[][] {
  const { paper, part } = setting;
  const { words } = paper;
  const views = part.views.filter(({ account }) => accounts.includes(account));
  const said = new Set(views.map(({ revision }) => revision));
  const revisions = part.states.flatMap(({ revision }) => revision?.revision ?? []);
  const silent = revisions.filter((revision) => !said.has(revision));
  const rows = views.map((view) => viewRow(setting, view));
  if (silent.length === 0) return rows;
  const note = accounts.length === 0 ? words.word('prompt.view.noAccount') : '';
  return [
    ...rows,
    [
      [{ text: name, weight: 600 }],
      ranges(silent),
      words.word('prompt.view.silent'),
      note || '—',
      '—',
    ],
  ];
}

function viewRow(setting: Setting, view: ViewPart): Cell[] {
  const { words } = setting.paper;
  const name = setting.persons.nameOf(view.account, view.at);
  const lines: CellParagraph[] = view.contested.map(({ words: text, reason }) => ({
    runs: [
      words.text('prompt.view.words', {
        words: text || words.text('prompt.view.gone'),
        reason: reason || '—',
      }),
    ],
    style: SIDE,
  }));
  const reason: CellParagraph[] = view.reason ? [{ runs: [view.reason] }] : [];
  const all = [...reason, ...lines];
  return [
    [{ text: name, weight: 600 }],
    String(view.revision),
    words.word(`prompt.view.said.${view.meaning}`),
    all.length === 0 ? '—' : { paragraphs: all },
    { paragraphs: whenLines(setting, once(view)) },
  ];
}

/** `1–3, 5` */
function ranges(numbers: readonly number[]): string {
  const parts: [number, number][] = [];
  for (const number of numbers) {
    const last = parts.at(-1);
    if (last && last[1] + 1 === number) last[1] = number;
    else parts.push([number, number]);
  }
  return parts.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join(', ');
}
