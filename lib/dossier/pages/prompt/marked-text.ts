import { type FirstWriter, writerKey } from '@/lib/authorship/first-writer';
import type { Run, RunStyle } from '../../pdf/text/style';
import type { FieldPart } from './part';
import { PROMPT_TEXT, type Setting } from './setting';

/** Words with the mark of whoever first wrote them, and what stands at the start of such a stretch. */
export type Mark = { style: RunStyle; initials: string };

/**
 * Marks by first writer. A style is one object for one stretch, so that its line runs on over
 * faces and breaks, and ends where another's begins.
 */
export function markOf({ persons, paper }: Setting, writer: FirstWriter): Mark {
  if (writer.who === 'person') {
    const { initials, pattern } = persons.markOf(writer.account);
    return { initials, style: { underline: { pattern } } };
  }
  if (writer.who === 'model') {
    return {
      initials: paper.words.text('prompt.model'),
      style: { ground: { pattern: 'frame' } },
    };
  }
  return {
    initials: paper.words.text('prompt.unknown'),
    style: { ground: { pattern: 'hatch' } },
  };
}

/** The initials before a stretch: raised, and not part of the text. */
export function initialsRun({ initials, style }: Mark): Run {
  const own = { raised: true, weight: 700, breakBefore: true, withNext: true } as const;
  return { text: initials, ...own, ...ground(style) };
}

function ground(style: RunStyle): RunStyle {
  return style.ground ? { ground: style.ground } : {};
}

/** The text of a field, one line of it a paragraph, with marks that a copier keeps. */
export function composeMarkedText(setting: Setting, field: FieldPart): void {
  const { doc } = setting.paper;
  doc.panel('record', (panel) => {
    for (const runs of markedLines(setting, field)) {
      panel.paragraph(runs.length === 0 ? ' ' : runs, {
        style: PROMPT_TEXT,
        before: 0,
        after: 0,
        direction: 'auto',
      });
    }
  });
}

/** Runs of each line of a field; initials stand where the writer changes. */
export function markedLines(setting: Setting, field: Pick<FieldPart, 'spans'>): Run[][] {
  const lines: Run[][] = [[]];
  let writer = '';
  let mark: Mark | undefined;
  for (const span of field.spans) {
    const key = writerKey(span.writer);
    if (key !== writer || !mark) mark = markOf(setting, span.writer);
    let changed = key !== writer;
    writer = key;
    for (const [i, piece] of span.text.split('\n').entries()) {
      if (i > 0) lines.push([]);
      if (piece === '') continue;
      const line = lines.at(-1);
      if (changed) line?.push(initialsRun(mark));
      changed = false;
      line?.push({ text: piece, ...mark.style });
    }
  }
  return lines;
}
