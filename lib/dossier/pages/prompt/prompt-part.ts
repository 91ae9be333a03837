import { writerKey } from '@/lib/authorship/first-writer';
import type { Cell } from '../../pdf/flow/table-strips';
import { INK, TYPE } from '../../pdf/ink';
import { digestRuns } from '../../pdf/text/digest-runs';
import { type Paper, prose } from '../paper';
import { composeBeside } from './beside';
import { composeCounts } from './counts';
import { composeMarkedText, initialsRun, markOf } from './marked-text';
import { momentText } from './moments';
import type { FieldPart, PromptPart, StatePart } from './part';
import { Persons } from './persons';
import { promptPlace, type Setting, SIDE } from './setting';
import { composeDeleted, composeSpans } from './span-table';
import { composeViews } from './views';

/** A joint prompt on pages of its own: how it was derived, each frozen state, what people say of it. */
export function composePrompt(paper: Paper, part: PromptPart): void {
  const { doc, words } = paper;
  const setting: Setting = { paper, part, persons: new Persons(paper.material, part.writers) };
  const place = promptPlace(part.prompt.number);
  const label = words.text('prompt.heading', { number: part.prompt.number });
  doc.openSection({ destination: place, newPage: true });
  doc.heading(1, [{ text: `${label}\u2002` }, { text: part.prompt.title }], {
    destination: place,
    bookmark: `${label} ${part.prompt.title}`,
  });
  doc.keyValues(facts(setting));
  doc.heading(2, words.label('prompt.derivation'), { bookmark: false });
  prose(paper, 'prompt.derivationText');
  composeLegend(setting);
  for (const state of part.states) composeState(setting, state);
  composeViews(setting);
  if (part.comments > 0) {
    for (const { runs } of words.prose('prompt.comments', { count: part.comments })) {
      doc.paragraph(runs, { style: SIDE });
    }
  }
  doc.closeSection();
}

function facts({ paper, part, persons }: Setting) {
  const { words } = paper;
  const { prompt, head } = part;
  const { opened } = prompt;
  const at = Date.parse(opened.at);
  const names = [...new Set(part.writers.map(({ account }) => persons.nameOf(account)))];
  const entry = (key: string, value: Cell) => ({ name: words.label(`prompt.${key}`), value });
  return [
    entry('id', [{ text: prompt.id, family: 'mono', scale: 0.9 }]),
    entry(
      'opened',
      words.text('prompt.openedText', {
        time: momentText(at),
        name: persons.nameOf(opened.actor, at),
        entry: opened.index,
      }),
    ),
    entry('writers', names.join(' · ') || words.word('prompt.none')),
    entry(
      'covered',
      words.word('prompt.coveredText', {
        size: head.size,
        last: head.size - 1,
        entry: head.entry,
      }),
    ),
    entry('chain', digestRuns(head.hash)),
    entry('revisions', String(prompt.revisions.length)),
  ];
}

/** Who each mark stands for, over all states printed. */
function composeLegend(setting: Setting): void {
  const { paper, part, persons } = setting;
  const { doc, words } = paper;
  const writers = new Map(
    part.states
      .flatMap(({ fields }) => fields.flatMap(({ spans }) => spans))
      .map(({ writer }) => [writerKey(writer), writer]),
  );
  doc.heading(2, words.label('prompt.legend'), { bookmark: false });
  for (const { runs } of words.prose('prompt.legendText'))
    doc.paragraph(runs, { style: TYPE.small });
  for (const writer of writers.values()) {
    const mark = markOf(setting, writer);
    const text =
      writer.who === 'person'
        ? persons.nameOf(writer.account)
        : writer.who === 'model'
          ? words.text('prompt.origin.model', { model: writer.model })
          : words.text('prompt.unknown');
    const key = writer.who === 'person' ? null : `prompt.${writer.who}Text`;
    doc.paragraph(
      [
        initialsRun(mark),
        { text, ...mark.style },
        ...(key ? [{ text: `\u2002${words.word(key)}`, scale: 0.9, colour: INK.muted }] : []),
      ],
      { before: 2, after: 2, indent: 10 },
    );
  }
}

function composeState(setting: Setting, state: StatePart): void {
  const { paper, persons } = setting;
  const { doc, words } = paper;
  const { revision, frozenBy, size } = state;
  const entry = (key: string, value: Cell) => ({ name: words.label(`prompt.${key}`), value });
  const last = size - 1;
  if (revision) {
    doc.heading(2, words.label('prompt.revision', { revision: revision.revision }));
  } else {
    doc.heading(2, words.label('prompt.unfrozen', { last }));
    prose(paper, 'prompt.unfrozenText');
  }
  doc.keyValues([
    ...(revision ? [entry('purposeLabel', words.word(`prompt.purpose.${revision.purpose}`))] : []),
    ...(revision?.tool ? [entry('tool', revision.tool)] : []),
    ...(revision && frozenBy
      ? [
          entry('frozen', {
            paragraphs: [
              {
                runs: [
                  words.text('prompt.frozenText', {
                    time: momentText(frozenBy.at),
                    name: persons.nameOf(frozenBy.account, frozenBy.at),
                    seq: revision.seq,
                    entry: revision.frozen.index,
                  }),
                ],
              },
              ...(frozenBy.device === null
                ? []
                : [
                    {
                      runs: [words.text('prompt.device', { time: momentText(frozenBy.device) })],
                      style: SIDE,
                    },
                  ]),
            ],
          }),
        ]
      : []),
    entry('document', {
      paragraphs: [
        { runs: digestRuns(state.sha256) },
        ...(revision
          ? [
              {
                runs: [words.text('prompt.documentBytes', { bytes: revision.bytes })],
                style: SIDE,
              },
            ]
          : []),
      ],
    }),
    entry('chain', digestRuns(state.hash)),
  ]);
  for (const field of state.fields) composeField(setting, field);
  composeCounts(setting, state);
  composeBeside(setting, state);
}

function composeField(setting: Setting, field: FieldPart): void {
  const { paper } = setting;
  const { doc, words } = paper;
  // An empty field that nobody wrote in says nothing; the first one is always there.
  const bare = field.text === '' && field.deleted.length === 0;
  if (bare && field.name !== 'positive') return;
  doc.heading(3, words.label(`prompt.role.${field.role}`));
  if (field.label) doc.paragraph([field.label], { style: TYPE.small, before: 0, after: 0 });
  if (field.text === '') prose(paper, 'prompt.empty');
  else {
    composeMarkedText(setting, field);
    composeSpans(setting, field);
  }
  composeDeleted(setting, field);
}
