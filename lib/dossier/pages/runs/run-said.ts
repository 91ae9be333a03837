import type { RunState } from '@/lib/entries/state-runs';
import type { Cell } from '../../pdf/flow/table-strips';
import { TYPE } from '../../pdf/ink';
import { SIDE } from '../prompt/setting';
import { note, personText, type RunSetting, TABLE } from './setting';
import { parametersOf } from './values';

/** Characters of one text that are printed; its entry is in the bundle with all of it. */
const MOST = 20_000;

/** Texts of a run, those that people gave apart from those that a model or a template made of them. */
export function composeTexts({ paper }: RunSetting, run: RunState): void {
  const { doc, words } = paper;
  const texts = [
    ...run.said.texts.map((one) => ({ ...one, entry: run.requested.index })),
    ...(run.ended?.said.texts ?? []).map((one) => ({ ...one, entry: run.ended?.mark.index ?? 0 })),
  ];
  doc.heading(3, words.label('run.textTitle'));
  if (texts.length === 0) note(paper, 'run.noTexts');
  for (const { role, origin, text, part, entry } of texts) {
    const name = words.word(`run.textRole.${role}`);
    doc.paragraph(
      [
        { text: name, weight: 700 },
        `  ${words.word(`run.textOrigin.${origin}`)}`,
        ...(part ? [`  (${part})`] : []),
        `  #${entry}`,
      ],
      { style: TYPE.small, before: 5, after: 0, keepNext: true },
    );
    if (text === '') {
      note(paper, 'run.emptyText');
      continue;
    }
    doc.panel('record', (panel) => {
      for (const line of text
        .slice(0, MOST)
        .toWellFormed()
        .split(/\r\n|\r|\n/))
        panel.paragraph(line === '' ? ' ' : line, { before: 0, after: 0, direction: 'auto' });
    });
    if (text.length > MOST) note(paper, 'run.textCut', { entry });
  }
}

/** Every parameter with who set it and where its value is known from; digits as they came. */
export function composeParameters(setting: RunSetting, run: RunState): void {
  const { doc, words } = setting.paper;
  const parameters = parametersOf(run);
  doc.heading(3, words.label('prompt.parameter.title'));
  if (parameters.length === 0) {
    note(setting.paper, 'run.noParameters');
    return;
  }
  doc.table({
    columns: [
      { header: words.cell('prompt.parameter.name'), width: { share: 24 } },
      { header: words.cell('prompt.parameter.value'), width: { share: 34 } },
      { header: words.cell('prompt.parameter.setter'), width: { share: 20 } },
      { header: words.cell('run.parameter.origin'), width: { share: 46 } },
    ],
    rows: parameters.map((one): Cell[] => [
      [{ text: one.name, family: 'mono', scale: 0.95 }],
      [{ text: one.value || '—', family: 'mono', scale: 0.95 }],
      personText(setting, one.setter, run.requested.at),
      {
        paragraphs: [
          { runs: [words.word(`run.origin.${one.origin}`)] },
          { runs: [words.text(`run.part.${one.part}`)], style: SIDE },
        ],
      },
    ]),
    ...TABLE,
  });
}
