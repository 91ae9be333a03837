import { composeSteps } from '@/lib/dossier/pages/integrity';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { CAPTURE_CLASSES } from '@/lib/entries/vocabulary';
import { SOFTWARE } from '@/lib/kernel/version';
import type { VolumePaper } from '../volume-paper';
import { classMark } from './marks';
import { heads, note, openPart, subheading, TABLE } from './part';
import { softwareOf } from './system-facts';

/** Words of the papers that a reader may not know, in the order in which they come up. */
const TERMS = [
  'entry',
  'ledger',
  'checkpoint',
  'root',
  'digest',
  'clocks',
  'revision',
  'operation',
  'run',
  'seed',
  'choice',
  'bundle',
] as const;

/** 附录: words, how to verify, and what software wrote and set this. */
export function composeAppendix(paper: VolumePaper): void {
  const { doc, own } = paper;
  openPart(paper, 'appendix');
  subheading(paper, 2, 'terms.title');
  doc.table({
    columns: [
      { header: heads(paper, 'terms.term'), width: 110 },
      { header: heads(paper, 'terms.meaning'), width: { share: 1 } },
    ],
    rows: TERMS.map((term): Cell[] => [
      [{ text: own.word(`terms.${term}.name`), weight: 700 }],
      own.cell(`terms.${term}.text`),
    ]),
    rowHeaders: true,
    ...TABLE,
  });
  composeClasses(paper);
  subheading(paper, 2, 'verification.title');
  composeSteps(paper);
  composeSoftware(paper);
  doc.closeSection();
}

/** Each letter with what it stands for; the letter adverse is a mark that people give. */
function composeClasses(paper: VolumePaper): void {
  const { doc, own, words } = paper;
  subheading(paper, 2, 'terms.classes');
  doc.table({
    columns: [
      { header: heads(paper, 'elements.class'), width: 84 },
      { header: heads(paper, 'terms.meaning'), width: { share: 1 } },
    ],
    rows: [
      ...CAPTURE_CLASSES.map((letter): Cell[] => [
        [classMark(letter)],
        {
          paragraphs: [
            { runs: [{ text: words.word(`class.word.${letter}`), weight: 600 }] },
            ...words.prose(`class.meaning.${letter}`).map(({ runs }) => ({ runs, style: SIDE })),
          ],
        },
      ]),
      [
        [classMark('X')],
        {
          paragraphs: [
            { runs: [{ text: own.word('class.adverse'), weight: 600 }] },
            ...own.prose('class.adverseMeaning').map(({ runs }) => ({ runs, style: SIDE })),
          ],
        },
      ],
    ],
    ...TABLE,
  });
}

function composeSoftware(paper: VolumePaper): void {
  const { doc, own, material } = paper;
  subheading(paper, 2, 'software.title');
  note(paper, 'software.text');
  doc.keyValues(
    [
      ...softwareOf(material).map(({ name, entries, from, to }) => ({
        name: own.label('software.wrote'),
        value: `${name}  ${own.word('system.entries', { entries, from, to })}`,
      })),
      { name: own.label('software.set'), value: SOFTWARE },
    ],
    { padding: 4 },
  );
}
