import { whenLines } from '@/lib/dossier/pages/prompt/moments';
import type { FieldPart, StatePart, ViewPart } from '@/lib/dossier/pages/prompt/part';
import type { Setting } from '@/lib/dossier/pages/prompt/setting';
import { SIDE } from '@/lib/dossier/pages/prompt/setting';
import { originLines, textCell } from '@/lib/dossier/pages/prompt/span-table';
import type { PlacedPart } from '@/lib/dossier/pages/prompt/spans';
import type { Cell, CellParagraph } from '@/lib/dossier/pdf/flow/table-strips';
import type { VolumePaper } from '../volume-paper';
import { CELL } from './part';

/** Version and field, words, writer with typist and way, time, and what people say of it. */
export function spanRow(
  paper: VolumePaper,
  setting: Setting,
  state: StatePart,
  field: FieldPart,
  span: PlacedPart,
): Cell[] {
  const { words } = paper;
  const revision = state.revision?.revision ?? null;
  return [
    {
      paragraphs: [
        { runs: [{ text: revision === null ? '—' : String(revision), weight: 700 }] },
        { runs: [words.text(`prompt.role.${field.role}`)], style: SIDE },
      ],
    },
    textCell(span.text),
    {
      paragraphs: [
        ...authorLines(paper, setting, state, span),
        ...typistLines(paper, setting, span),
        ...sourceLines(paper, setting, span),
      ],
    },
    { paragraphs: whenLines(setting, span.written) },
    { paragraphs: answerLines(paper, setting, state, span) },
  ];
}

/** Whose words they are by the record: who is said to have spoken them stands with what he answered. */
function authorLines(
  { own, words }: VolumePaper,
  { persons }: Setting,
  state: StatePart,
  { writer, says, written }: PlacedPart,
): CellParagraph[] {
  const bold = (text: string, weight: 400 | 600 = 600): CellParagraph => ({
    runs: [{ text, weight }],
    style: CELL,
  });
  const spoken = state.says.filter(({ say }) => says.includes(say));
  const lines = spoken.flatMap((one): CellParagraph[] => [
    // What nobody confirmed stays somebody else's statement.
    bold(
      persons.contributorName(one.contributor, one.at),
      one.answers.some(({ answer }) => answer === 'confirmed') ? 600 : 400,
    ),
    {
      runs: [own.text(`words.said.${one.mode}`, { name: persons.nameOf(one.account, one.at) })],
      style: SIDE,
    },
    {
      runs: [
        one.answers.length === 0
          ? words.word('prompt.say.open')
          : one.answers
              .map(({ answer, account, at }) =>
                words.pair(persons.nameOf(account, at), words.word(`prompt.say.answer.${answer}`)),
              )
              .join('; '),
      ],
      style: SIDE,
    },
  ]);
  if (lines.length > 0) return lines;
  if (writer.who === 'person') return [bold(persons.nameOf(writer.account, written.end))];
  return [
    bold(
      writer.who === 'model'
        ? words.text('prompt.origin.model', { model: writer.model })
        : words.text('prompt.unknown'),
    ),
  ];
}

/** Who brought the words in with own hands, as far as the session says. */
function typistLines(
  { own }: VolumePaper,
  { persons, part }: Setting,
  { bringer, placer, written }: PlacedPart,
): CellParagraph[] {
  const account = part.accountOf(bringer) ?? placer;
  const name = persons.nameOf(account, written.end);
  return [{ runs: [own.text('words.typed', { name })], style: SIDE }];
}

function sourceLines(paper: VolumePaper, setting: Setting, span: PlacedPart): CellParagraph[] {
  const { words } = paper;
  return [
    { runs: [words.word(`prompt.kind.${span.kind}`)] },
    ...originLines(setting, span),
    ...(span.found ? [{ runs: [words.text('prompt.span.found')], style: SIDE }] : []),
    ...span.handlings.map(({ kind, account, when }) => ({
      runs: [
        words.text('prompt.span.by', {
          what: words.text(`prompt.kind.${kind}`),
          name: setting.persons.nameOf(account, when.end),
        }),
      ],
      style: SIDE,
    })),
  ];
}

/** What contributors said of the revision, and of these words in particular; silence is neither. */
function answerLines(
  { own }: VolumePaper,
  { part, persons }: Setting,
  { revision }: StatePart,
  span: PlacedPart,
): CellParagraph[] {
  if (revision === null) return [{ runs: [own.text('words.notFrozen')], style: SIDE }];
  const last = new Map<string, ViewPart>();
  for (const view of part.views)
    if (view.revision === revision.revision) last.set(view.account, view);
  if (last.size === 0) return [{ runs: [own.text('words.silent')], style: SIDE }];
  return [...last.values()].map((view) => {
    const touched = view.contested.some(
      ({ words }) => words !== '' && (words.includes(span.text) || span.text.includes(words)),
    );
    // Who contests some words has not contested the others.
    const key =
      view.meaning === 'contested' && view.contested.length > 0 && !touched
        ? 'contested_elsewhere'
        : view.meaning;
    return {
      runs: [own.text(`words.view.${key}`, { name: persons.nameOf(view.account, view.at) })],
      style: SIDE,
    };
  });
}
