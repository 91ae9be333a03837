import type { ExhibitState, ExhibitVersionState, IssuedState } from '@/lib/entries/state';
import type { Cell } from '../pdf/flow/table-strips';
import type { PreparedPicture } from '../pdf/images/prepare-picture';
import { INK, TYPE } from '../pdf/ink';
import { digestRuns } from '../pdf/text/digest-runs';
import { composeCustody } from './custody';
import { composePages } from './exhibit-pages';
import type { FoldedText } from './folded-text';
import { exhibitName, exhibitPlace } from './material';
import { bytesText, linkTo, type Paper, prose, timeText } from './paper';
import type { PdfShown } from './pdf-shown';
import { composeText } from './text-panel';

/** Rows in which a whole digest keeps to one line. */
export const DIGEST_ROW = { ...TYPE.cell, size: 8.1, leading: 12.4 } as const;

/** What a program wrote, or wants written exactly so: letters of one width, indented as it is. */
const MACHINE_TEXT = /json|xml|csv|javascript/;

/** What can be shown of an exhibit on paper. */
export type Shown =
  | { kind: 'picture'; prepared: PreparedPicture; labelled: boolean }
  | { kind: 'text'; versions: (FoldedText & { version: number })[] }
  | Extract<PdfShown, { kind: 'pages' }>
  /** Nothing can be shown; `reason` is a key of `paper.notShown`. */
  | { kind: 'none'; reason: string };

/**
 * An exhibit on pages of its own: facts, picture or text, digest line and custody log. `said` puts
 * what has to be known first below the heading.
 */
export function composeExhibit(
  paper: Paper,
  one: ExhibitState,
  shown: Shown,
  said: () => void = () => undefined,
): void {
  const { doc, words } = paper;
  const place = exhibitPlace(one);
  // A recreation stands on pages that say so at their head.
  doc.newPage(one.class === 'E' ? 'apart' : 'body');
  doc.openSection({ destination: place });
  const label = words.text('exhibit.heading', { name: exhibitName(one) });
  doc.heading(1, [{ text: `${label}\u2002` }, { text: one.title }], {
    destination: place,
    bookmark: `${label} ${one.title}`,
  });
  said();
  // A picture speaks first; its facts stand below it.
  if (shown.kind === 'picture') composeShown(paper, one, shown);
  doc.keyValues(facts(paper, one));
  if (one.description) {
    doc.heading(2, words.label('exhibit.description'), { bookmark: false });
    for (const part of one.description.split('\n')) if (part.trim()) doc.paragraph(part);
  }
  if (shown.kind !== 'picture') composeShown(paper, one, shown);
  composeRecord(paper, one);
  doc.heading(2, words.label('exhibit.digests'), { bookmark: false });
  doc.table({
    columns: [
      { header: words.cell('hash.version'), width: 34 },
      { header: words.cell('hash.bytes'), width: 62, align: 'end' },
      { header: ['SHA-256'], width: { share: 1 } },
      { header: words.cell('hash.entry'), width: 36, align: 'end' },
    ],
    style: DIGEST_ROW,
    rows: one.versions.map((v) => [
      String(v.version),
      bytesText(v.bytes),
      digestRuns(v.sha256),
      `#${v.entry}`,
    ]),
  });
  composeCustody(paper, one);
  doc.closeSection();
}

/** What the file states of its own making, in a few lines, with the entry that covers the reading. */
function composeRecord({ doc, words, material }: Paper, one: ExhibitState): void {
  const record = material.records.get(one.id);
  if (!record) return;
  const { entry, readers, findings, sound, lines } = record;
  if (sound && lines.length + findings === 0) return;
  doc.heading(2, words.label('exhibit.record'), { bookmark: false });
  if (lines.length > 0) {
    doc.keyValues(
      lines.map(({ key, text }) => ({
        name: words.label(`exhibit.${key}`),
        value: { paragraphs: text.split('\n').map((line) => ({ runs: [line || ' '] })) },
      })),
      { keepNext: true },
    );
  }
  const said = sound ? 'exhibit.recordRead' : 'exhibit.recordAltered';
  doc.paragraph(words.text(said, { entry, readers, findings }), { style: TYPE.small });
}

function facts(paper: Paper, one: ExhibitState) {
  const { words, material } = paper;
  const current = one.versions.at(-1) as ExhibitVersionState;
  const supplier = one.supplier ? material.state.contributors.get(one.supplier)?.name : null;
  const entry = (key: string, value: Cell) => ({ name: words.label(`exhibit.${key}`), value });
  const gap =
    one.interval === null ? null : words.text('exhibit.gap', { gap: spelled(paper, one.interval) });
  const lowered = one.class !== one.classAtIntake;
  const stated: [key: string, value: string][] = [
    ['supplier', supplier ?? ''],
    ['acquisition', one.acquisition],
    ['authority', one.authority],
    ['source', one.source],
    ['licence', one.licence],
    ['file', one.fileName],
  ];
  // A file name belongs to files; what else is not stated is said to be so.
  const missing = stated
    .filter(([key, value]) => !value && key !== 'file')
    .map(([key]) => words.text(`exhibit.${key}`));
  return [
    entry('kind', words.word(`exhibitKind.${one.kind}`)),
    entry('class', {
      paragraphs: [
        {
          runs: [
            { text: `${one.class}  `, weight: 700 as const },
            words.word(`class.word.${one.class}`),
          ],
        },
        { runs: [words.word(`rule.${one.rule}`)], style: TYPE.small },
        ...(lowered
          ? [
              {
                runs: [words.text('exhibit.lowered', { from: one.classAtIntake })],
                style: TYPE.small,
              },
            ]
          : []),
      ],
    }),
    entry('received', timeText(one.receivedAt)),
    entry(
      'claimed',
      one.happenedAt === null
        ? words.word('exhibit.unclaimed')
        : {
            paragraphs: [
              { runs: [timeText(one.happenedAt)] },
              ...(gap ? [{ runs: [gap], style: TYPE.small }] : []),
            ],
          },
    ),
    ...(one.issued ? [entry('issuedBy', issuerCell(paper, one.issued))] : []),
    ...stated.filter(([, value]) => value).map(([key, value]) => entry(key, [value])),
    entry(
      'type',
      one.width && one.height
        ? `${current.mediaType} · ${words.text('run.pixels', { width: one.width, height: one.height })}`
        : current.mediaType,
    ),
    ...relations(paper, one).map((value) => entry('relations', value)),
    ...(missing.length > 0 ? [entry('notStated', words.list(missing))] : []),
  ];
}

/** Who issued a document, how it can be asked, and that nobody here did. */
function issuerCell({ words }: Paper, { issuer, issuedBy, verification }: IssuedState): Cell {
  const lines = [
    words.word(`exhibit.issuer.${issuer}`),
    verification,
    words.word('exhibit.notAsked'),
  ];
  return {
    paragraphs: [
      { runs: [issuedBy] },
      ...lines.filter((line) => line !== '').map((line) => ({ runs: [line], style: TYPE.small })),
    ],
  };
}

/** The relations of an exhibit in both directions, in one cell; nothing where there are none. */
function relations(paper: Paper, one: ExhibitState): Cell[] {
  const { words, material, withheld } = paper;
  const runs = [...material.state.relations.values()].flatMap((r) => {
    const outward = r.from === one.id;
    if (!outward && r.to !== one.id) return [];
    const other = material.state.exhibits.get(outward ? r.to : r.from);
    if (!other) return [];
    const word = words.word(`relation.${outward ? 'to' : 'from'}.${r.name}`);
    const name = words.text('exhibit.heading', { name: exhibitName(other) });
    return [[`${word} `, withheld.has(other.id) ? name : linkTo(exhibitPlace(other), name)]];
  });
  return runs.length === 0 ? [] : [{ paragraphs: runs.map((r) => ({ runs: r })) }];
}

/** A length of time in words: whole days, hours and minutes, or seconds where it is short. */
function spelled(paper: Paper, ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 1000);
  const [days, hours, minutes] = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
  ];
  const { words } = paper;
  if (days > 0) return words.text('span.days', { days, hours });
  if (hours > 0) return words.text('span.hours', { hours, minutes });
  return words.text('span.seconds', { minutes, seconds: seconds % 60 });
}

function composeShown(paper: Paper, one: ExhibitState, shown: Shown): void {
  const { doc, words } = paper;
  if (shown.kind === 'none') {
    doc.panel('notice', (panel) => {
      for (const { runs } of words.prose(`notShown.${shown.reason}`)) panel.paragraph(runs);
    });
    return;
  }
  if (shown.kind === 'pages') {
    composePages(paper, one, shown);
    return;
  }
  if (shown.kind === 'picture') {
    const { source, shown: pixels, scaled, converted } = shown.prepared;
    const current = one.versions.at(-1) as ExhibitVersionState;
    const how = scaled ? 'scaled' : converted ? 'converted' : 'unchanged';
    doc.figure({
      picture: shown.prepared.picture,
      maxHeight: 280,
      labelled: shown.labelled,
      alt: words.text('figure.alt', { title: one.title }),
      caption: [
        words.text('figure.caption', {
          format: shown.prepared.format.toUpperCase(),
          width: source.width,
          height: source.height,
          how: words.text(`figure.${how}`, { width: pixels.width, height: pixels.height }),
        }),
        '  SHA-256 ',
        ...digestRuns(current.sha256),
        ...(shown.labelled ? [`  ${words.text('figure.labelled')}`] : []),
      ],
    });
    return;
  }
  const style = MACHINE_TEXT.test(one.versions.at(-1)?.mediaType ?? '') ? TYPE.code : TYPE.body;
  for (const { version, ...text } of shown.versions) {
    if (shown.versions.length > 1) {
      doc.heading(2, words.label('exhibit.version', { version }), { bookmark: false });
    }
    doc.panel('record', (panel) => composeText(paper, panel, text, style));
    if (text.cut)
      doc.paragraph([{ text: words.text('exhibit.cut'), colour: INK.muted }], {
        style: TYPE.small,
      });
  }
  if (one.kind === 'statement') prose(paper, 'exhibit.statement');
}
