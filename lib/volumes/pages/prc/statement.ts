import { INK, TYPE } from '@/lib/dossier/pdf/ink';
import type { VolumePaper } from '../volume-paper';
import { citeRuns, classOf } from './cites';
import { composeDeclarations } from './declarations';
import { classMark } from './marks';
import { BLANK, note, openPart, prose, signature, subheading } from './part';

/**
 * 创作说明: the creator's own sentences, each with a numbered note to what it leans on. The app writes
 * none of it; the lines for a hand stay empty.
 */
export function composeStatement(paper: VolumePaper): void {
  const { doc, own, words, composition, material } = paper;
  const { by, writtenAfterDispute, sentences } = composition.statement;
  openPart(paper, 'statement');
  note(paper, 'statement.text');
  const when = writtenAfterDispute === null ? 'unsaid' : writtenAfterDispute ? 'after' : 'before';
  doc.keyValues(
    [
      {
        name: own.label('statement.by'),
        value: by ? paper.shown(by) : [{ text: BLANK, colour: INK.muted }],
      },
      {
        name: own.label('statement.written'),
        value: [{ text: own.word(`statement.when.${when}`), weight: 600 }],
      },
      {
        name: words.label('cover.dispute'),
        value: material.state.disputeDate ?? words.word('cover.noDispute'),
      },
    ],
    { padding: 4 },
  );
  subheading(paper, 2, 'statement.body');
  if (sentences.length === 0) prose(paper, 'statement.none');
  for (const [i, { text }] of sentences.entries()) composeSentence(paper, text, i + 1);
  composeNotes(paper);
  composeDeclarations(paper, ['process', 'ai_use']);
  signature(paper, 'sign.author', 'sign.date');
  doc.closeSection();
}

/** A sentence as written, line for line, with the number of its note behind it. */
function composeSentence(paper: VolumePaper, text: string, number: number): void {
  const lines = paper.shown(text).split(/\r\n|\r|\n/);
  for (const [i, line] of lines.entries())
    paper.doc.paragraph(
      [
        line || ' ',
        ...(i === lines.length - 1
          ? [{ text: `[${number}]`, raised: true, link: notePlace(number), colour: INK.link }]
          : []),
      ],
      { direction: 'auto', before: 3, after: 3 },
    );
}

function notePlace(number: number): string {
  return `prc-note-${number}`;
}

/** The notes: each exact place with its page and class. */
function composeNotes(paper: VolumePaper): void {
  const { doc, own, words, composition } = paper;
  const { sentences } = composition.statement;
  if (sentences.length === 0) return;
  subheading(paper, 2, 'statement.notes');
  const between = words.lead === 'zh-CN' ? '；' : '; ';
  for (const [i, { cites }] of sentences.entries()) {
    doc.paragraph(
      [
        { text: `[${i + 1}]  `, weight: 700 },
        ...(cites.length === 0 ? [own.word('elements.noCite')] : []),
        ...cites.flatMap((cite, n) => {
          const letter = classOf(paper, cite);
          return [
            ...(n > 0 ? [between] : []),
            ...citeRuns(paper, cite),
            ...(letter ? [' ', classMark(letter)] : []),
          ];
        }),
      ],
      { destination: notePlace(i + 1), style: NOTE, before: 2, after: 2 },
    );
  }
}

const NOTE = { ...TYPE.body, size: 8.8, leading: 13.6 } as const;
