import { timeText } from '@/lib/dossier/pages/paper';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { personText } from '@/lib/dossier/pages/runs/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { INK } from '@/lib/dossier/pdf/ink';
import type { DeclarationState } from '@/lib/entries/state-statements';
import type { Declaration } from '@/lib/entries/vocabulary';
import type { VolumePaper } from '../volume-paper';
import { makingOf } from './making';
import { BLANK, note, signature, subheading, textLines } from './part';

/**
 * Declarations that counsel has printed, of these topics: each question with what was filled in, an
 * empty blank as a blank. Nothing is filled, signed or dated here.
 */
export function composeDeclarations(paper: VolumePaper, templates: readonly Declaration[]): void {
  const { composition, material } = paper;
  const printed = composition.declarations.flatMap((id) => {
    const one = material.state.declarations.get(id);
    return one && templates.includes(one.template) ? [one] : [];
  });
  for (const one of printed) composeDeclaration(paper, one);
}

function composeDeclaration(paper: VolumePaper, one: DeclarationState): void {
  const { doc, own, words } = paper;
  const version = one.versions.at(-1);
  if (!version) return;
  const setting = makingOf(paper);
  const { at, index, actor } = version.saved;
  subheading(paper, 2, 'declaration.title', { title: own.text(`declaration.of.${one.template}`) });
  note(paper, 'declaration.text', { versions: one.versions.length });
  doc.keyValues(
    [
      {
        name: own.label('declaration.by'),
        value: version.contributor
          ? personText(setting, version.contributor, at)
          : [{ text: BLANK, colour: INK.muted }],
      },
      {
        name: own.label('declaration.saved'),
        value: {
          paragraphs: [
            { runs: [own.word('declaration.version', { version: version.version })] },
            {
              runs: [
                `${timeText(at)}  #${index}  ${setting.persons.nameOf(actor, Date.parse(at))}`,
              ],
              style: SIDE,
            },
          ],
        },
      },
    ],
    { padding: 4 },
  );
  const filled = new Map(version.blanks.map(({ key, text }) => [key, text]));
  doc.table({
    columns: [
      { header: own.cell('declaration.question'), width: { share: 40 } },
      { header: own.cell('declaration.answer'), width: { share: 60 } },
    ],
    rows: [...filled].map(([key, text]): Cell[] => [
      words.lead === 'zh-CN' ? key : key,
      text ? { paragraphs: textLines(paper, text) } : [{ text: BLANK, colour: INK.muted }],
    ]),
    rowHeaders: true,
  });
  signature(paper, 'sign.declarant', 'sign.date');
}
