import { characters } from '@/lib/authorship/first-writer';
import type { Cell, CellParagraph } from '../../pdf/flow/table-strips';
import { briefLines, once, whenLines } from './moments';
import type { FieldPart } from './part';
import { exhibitRun, ROW, type Setting, SIDE } from './setting';
import type { DeletedPart, SpanPart } from './spans';

/** Rows of deleted words printed with one state; a long draft leaves more than a paper can bear. */
export const MAX_DELETED = 1500;

const TABLE = { style: ROW, padding: 3.2 } as const;

/** Every span of the text with who, how, when and what became of it. Rows join to the text. */
export function composeSpans(setting: Setting, field: FieldPart): void {
  const { doc, words } = setting.paper;
  doc.heading(3, words.label('prompt.span.title'));
  const handled = field.spans.some(({ handlings }) => handlings.length > 0);
  doc.table({
    columns: [
      { header: words.cell('prompt.span.range'), width: 52 },
      { header: words.cell('prompt.span.words'), width: { share: 58 } },
      { header: words.cell('prompt.span.writer'), width: { share: 42 } },
      { header: words.cell('prompt.span.when'), width: 112 },
      // Room for times where there are any.
      { header: words.cell('prompt.span.after'), width: handled ? 112 : 52 },
    ],
    rows: spanRows(setting, field),
    saidAgain: [0, 2],
    ...TABLE,
  });
}

function* spanRows(setting: Setting, field: FieldPart): Generator<readonly Cell[]> {
  let at = 0;
  for (const span of field.spans) {
    const from = at + 1;
    at += characters(span.text);
    yield [
      from === at ? `${at}` : `${from}–${at}`,
      textCell(span.text),
      { paragraphs: writerLines(setting, span) },
      { paragraphs: whenLines(setting, span.written) },
      afterCell(setting, span),
    ];
  }
}

/** What was deleted up to a state and not printed with an earlier one. */
export function composeDeleted(setting: Setting, field: FieldPart): void {
  const { paper } = setting;
  const { doc, words } = paper;
  doc.heading(3, words.label('prompt.deleted.title'));
  const all = field.deleted;
  for (const { runs } of words.prose(
    all.length === 0 ? 'prompt.deleted.none' : 'prompt.deleted.text',
  )) {
    doc.paragraph(runs, { style: SIDE, before: 1, after: 1, keepNext: all.length > 0 });
  }
  if (all.length === 0) return;
  doc.table({
    columns: [
      { header: words.cell('prompt.deleted.place'), width: 52 },
      { header: words.cell('prompt.span.words'), width: { share: 24 } },
      { header: words.cell('prompt.span.writer'), width: 112 },
      { header: words.cell('prompt.deleted.deleter'), width: 112 },
      { header: words.cell('prompt.span.when'), width: 112 },
    ],
    rows: deletedRows(setting, field),
    ...TABLE,
  });
  if (all.length <= MAX_DELETED) return;
  for (const { runs } of words.prose('prompt.deleted.cut', { count: all.length - MAX_DELETED })) {
    doc.paragraph(runs, { style: SIDE });
  }
}

function* deletedRows(setting: Setting, field: FieldPart): Generator<readonly Cell[]> {
  const { persons } = setting;
  // Places come in document order, so that one pass over the text counts them all.
  let [unit, at] = [0, 0];
  for (const span of field.deleted.slice(0, MAX_DELETED)) {
    if (span.place >= unit) {
      at += characters(field.text.slice(unit, span.place));
      unit = span.place;
    } else at = characters(field.text.slice(0, span.place));
    yield [
      `${at + 1}`,
      textCell(span.text),
      {
        paragraphs: [...writerLines(setting, span), ...briefLines(setting, span.written)],
      },
      {
        paragraphs: [
          { runs: [{ text: persons.nameOf(span.deleter, span.deleted.end), weight: 600 }] },
          ...handlingLines(setting, span),
        ],
      },
      { paragraphs: whenLines(setting, span.deleted) },
    ];
  }
}

const small = ({ runs }: CellParagraph): CellParagraph => ({ runs, style: SIDE });

/**
 * Words in a cell. Marks that are not in the text keep lines apart, and stand for spaces where nothing
 * else would be seen.
 */
export function textCell(text: string): Cell {
  const seen = /\S/.test(text) ? text : text.replaceAll(' ', '␣');
  return [{ text: seen.replaceAll('\n', '↵\n') }];
}

/** First writer, way, placer and origin. */
function writerLines(setting: Setting, span: SpanPart | DeletedPart): CellParagraph[] {
  const { paper, part, persons } = setting;
  const { words } = paper;
  const { writer, kind, written } = span;
  const line = (text: string): CellParagraph => ({ runs: [text], style: SIDE });
  const lines: CellParagraph[] = [];
  if (writer.who === 'person') {
    const { initials } = persons.markOf(writer.account);
    const name = persons.nameOf(writer.account, written.end);
    lines.push({ runs: [{ text: `${name} (${initials})`, weight: 600 }] });
  } else if (writer.who === 'model') {
    lines.push({
      runs: [{ text: words.text('prompt.origin.model', { model: writer.model }), weight: 600 }],
    });
  } else lines.push({ runs: [{ text: words.text('prompt.span.nobody'), weight: 600 }] });
  lines.push(line(words.word(`prompt.kind.${kind}`)));
  if (writer.who !== 'person') {
    const key = writer.who === 'model' ? 'prompt.span.accepted' : 'prompt.span.placed';
    const account = part.accountOf(span.bringer) ?? span.placer;
    lines.push(line(words.text(key, { name: persons.nameOf(account, written.end) })));
  }
  lines.push(...originLines(setting, span));
  if (span.found) lines.push(line(words.text('prompt.span.found')));
  return lines;
}

/** Where words brought in from elsewhere are said to come from, and what became of that claim. */
export function originLines(setting: Setting, { origin }: SpanPart): CellParagraph[] {
  const { paper, part } = setting;
  const { words } = paper;
  if (!origin || origin.from === 'model') return [];
  if (origin.from === 'unknown') {
    return [{ runs: [words.text('prompt.origin.unknown')], style: SIDE }];
  }
  if (origin.from === 'prompt') {
    const number = paper.material.state.prompts.get(origin.prompt)?.number;
    const text = words.text('prompt.origin.prompt', { number: number ?? origin.prompt });
    return [{ runs: [text], style: SIDE }];
  }
  const answer = words.text(`prompt.origin.${origin.answer ?? 'open'}`);
  if (origin.from === 'exhibit') {
    return [{ runs: [exhibitRun(setting, origin.exhibit), `, ${answer}`], style: SIDE }];
  }
  const message = part.messages.get(origin.message);
  const text = message
    ? words.text('prompt.origin.message', { from: message.from, source: message.source })
    : origin.message;
  return [{ runs: [`${text}, ${answer}`], style: SIDE }];
}

function afterCell(setting: Setting, span: SpanPart): Cell {
  const lines = handlingLines(setting, span);
  return lines.length === 0 ? '—' : { paragraphs: lines };
}

/** Who moved, copied or brought back, oldest first. */
function handlingLines(setting: Setting, { handlings }: SpanPart): CellParagraph[] {
  const { paper, persons } = setting;
  return handlings.flatMap(({ kind, account, when }) => {
    const what = paper.words.text(`prompt.kind.${kind}`);
    const name = persons.nameOf(account, when.end);
    const by = paper.words.text('prompt.span.by', { what, name });
    return [{ runs: [by] }, ...briefLines(setting, when)];
  });
}

/** Who set something, and when, for the tables beside the text. */
export function setterCell(
  setting: Setting,
  done: { account: string; seq: number; at: number },
): Cell {
  const name = setting.persons.nameOf(done.account, done.at);
  return {
    paragraphs: [
      { runs: [{ text: name, weight: 600 }] },
      ...whenLines(setting, once(done)).map(small),
    ],
  };
}
