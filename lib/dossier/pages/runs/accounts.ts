import type { ExhibitState } from '@/lib/entries/state';
import type { GeneratorState } from '@/lib/entries/state-runs';
import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { digestRuns } from '../../pdf/text/digest-runs';
import { masked } from '../material';
import { periodText, prose } from '../paper';
import { SIDE } from '../prompt/setting';
import { composeCaptures } from './captures';
import { exhibitList, exhibitRuns, note, personText, type RunSetting, TABLE } from './setting';

/** Accounts at generating tools with their terms; sources, gaps and imports. */
export function composeAccounts(setting: RunSetting): void {
  const { paper } = setting;
  const { doc, words, material } = paper;
  const { generators, sources, imports } = material.state;
  if (generators.size + sources.size + imports.size === 0) return;
  doc.openSection({ newPage: true });
  doc.heading(1, words.label('run.account.title'), { destination: 'accounts' });
  prose(paper, 'run.account.text');
  if (generators.size === 0) note(paper, 'run.account.none');
  else {
    doc.table({
      columns: [
        { header: words.cell('run.account.service'), width: { share: 26 } },
        { header: words.cell('run.account.holder'), width: { share: 20 } },
        { header: words.cell('run.account.period'), width: 84 },
        { header: words.cell('run.account.proofs'), width: { share: 20 } },
        { header: words.cell('run.account.terms'), width: { share: 34 } },
      ],
      rows: [...generators.values()].map((one) => row(setting, one)),
      rowHeaders: true,
      ...TABLE,
    });
  }
  composeCaptures(setting);
  doc.closeSection();
}

/** The day terms are said to be of, and the day they were kept. */
function termsLines(
  { words }: RunSetting['paper'],
  { happenedAt, receivedAt }: ExhibitState,
): CellParagraph[] {
  return [
    {
      runs: [
        happenedAt === null
          ? words.text('run.account.termsUndated')
          : words.text('run.account.termsVersion', { day: happenedAt.slice(0, 10) }),
      ],
      style: SIDE,
    },
    { runs: [words.text('run.account.termsKept', { day: receivedAt.slice(0, 10) })], style: SIDE },
  ];
}

function row(setting: RunSetting, one: GeneratorState): Cell[] {
  const { paper } = setting;
  const { words, material, withheld } = paper;
  const used = [...material.state.runs.values()].filter(({ generator }) => generator === one.id);
  const recreations = used.filter(({ series }) => series === 'recreation').length;
  const terms = one.terms === null ? undefined : material.state.exhibits.get(one.terms);
  const digest = terms?.versions.at(-1)?.sha256;
  return [
    {
      paragraphs: [
        { runs: [{ text: one.service || '—', weight: 600 }] },
        ...(one.account ? [{ runs: [masked(one.account)], style: SIDE }] : []),
        ...(one.plan
          ? [{ runs: [words.text('run.account.plan', { plan: one.plan })], style: SIDE }]
          : []),
        {
          runs: [words.text('run.account.runs', { count: used.length, recreations })],
          style: SIDE,
        },
        { runs: [`#${one.entry}`], style: SIDE },
        ...(one.note ? [{ runs: [masked(one.note)], style: SIDE }] : []),
      ],
    },
    personText(setting, one.holder, material.state.lastAt),
    periodText(paper, one),
    one.proofs.length === 0 ? words.word('run.account.noProof') : exhibitList(paper, one.proofs),
    one.terms === null
      ? words.word('run.account.noTerms')
      : {
          paragraphs: [
            { runs: exhibitRuns(paper, one.terms) },
            ...(terms && !withheld.has(terms.id) ? [{ runs: [terms.title], style: SIDE }] : []),
            ...(terms ? termsLines(paper, terms) : []),
            ...(digest ? [{ runs: digestRuns(digest), style: { ...SIDE, size: 6.6 } }] : []),
          ],
        },
  ];
}
