import type { ExhibitState } from '@/lib/entries/state';
import type { Cell, CellParagraph } from '../pdf/flow/table-strips';
import { TYPE } from '../pdf/ink';
import { type Act, masked } from './material';
import { actorText, bytesText, type Paper, timeCell, timeText } from './paper';
import { namedExhibits } from './runs/named-exhibits';

/** The custody log of an exhibit: every entry about it, oldest first. */
export function composeCustody(paper: Paper, one: ExhibitState): void {
  const { doc, words, material } = paper;
  doc.heading(2, words.label('custody.title'), { bookmark: false });
  doc.table({
    columns: [
      { header: words.cell('custody.entry'), width: 40, align: 'end' },
      { header: words.cell('custody.time'), width: 106 },
      { header: words.cell('custody.event'), width: { share: 46 } },
      { header: words.cell('custody.actor'), width: { share: 34 } },
    ],
    rows: (material.custody.get(one.id) ?? []).map((act) => row(paper, act, one.id)),
    style: { ...TYPE.cell, size: 8.4, leading: 12.2 },
    padding: 3.4,
  });
}

function row(paper: Paper, act: Act, exhibit: string): readonly Cell[] {
  const { words } = paper;
  const texts = [...detailsOf(paper, act), ...partsIn(paper, act, exhibit)];
  const details: CellParagraph[] = texts.map((text) => ({
    runs: [text],
    style: TYPE.small,
  }));
  const authenticator = words.word(`authenticator.${act.actor.authenticator}`);
  return [
    `#${act.index}`,
    timeCell(act.at),
    {
      paragraphs: [
        { runs: [words.word(`act.${act.kind}`)] },
        ...details,
        {
          runs: [
            {
              text: `${words.text('custody.previous')} ${act.prev.slice(0, 16)}…`,
              family: 'mono',
              scale: 0.86,
            },
          ],
          style: TYPE.small,
        },
      ],
    },
    {
      paragraphs: [
        { runs: [actorText(paper, act)] },
        {
          runs: [
            [act.actor.access ? words.word(`access.${act.actor.access}`) : '', authenticator]
              .filter((part) => part)
              .join(' · '),
          ],
          style: TYPE.small,
        },
        {
          runs: [{ text: act.session ?? act.actor.id, family: 'mono', scale: 0.78 }],
          style: TYPE.small,
        },
        { runs: [act.software], style: TYPE.small },
      ],
    },
  ];
}

/** What changed, why, and with what result, as far as the entry says. */
function detailsOf(paper: Paper, act: Act): string[] {
  const { words } = paper;
  const lines: string[] = [];
  const text = (key: string) =>
    typeof act.payload[key] === 'string' ? (act.payload[key] as string) : '';
  if (act.claimed) lines.push(words.text('custody.claimed', { time: timeText(act.claimed) }));
  const object = (act.act.object ?? act.act.digest) as
    | { sha256?: string; bytes?: number }
    | null
    | undefined;
  if (object?.sha256) {
    lines.push(
      words.text('custody.object', {
        digest: object.sha256.slice(0, 16),
        bytes: bytesText(object.bytes ?? 0),
      }),
    );
  }
  const place = act.act.place as
    | { store?: string; versionId?: string | null; retainUntil?: string | null }
    | null
    | undefined;
  if (place?.store) {
    lines.push(words.word(`custody.place.${place.store}`));
    if (place.retainUntil)
      lines.push(words.text('custody.retained', { until: place.retainUntil.slice(0, 10) }));
  }
  if (act.kind === 'exhibit.class_lowered') {
    lines.push(
      words.text('custody.lowered', { from: String(act.act.from), to: String(act.act.to) }),
    );
  }
  if (act.kind === 'exhibit.opened') lines.push(words.word(`custody.way.${String(act.act.way)}`));
  const changed = Object.keys(act.payload).filter(
    (key) => key !== 'reason' && act.kind === 'exhibit.described',
  );
  if (changed.length > 0) {
    const names = changed.map((key) => words.text(`field.${key}`)).join(', ');
    lines.push(words.text('custody.changed', { names }));
  }
  if (text('reason'))
    lines.push(words.text('custody.reason', { reason: masked(text('reason')).slice(0, 400) }));
  return lines;
}

/** What part the exhibit plays in an entry about a run, a choice or later work. */
function partsIn({ words, material }: Paper, act: Act, exhibit: string): string[] {
  const run = typeof act.act.run === 'string' ? material.state.runs.get(act.act.run) : undefined;
  const name = run ? words.text(`run.name.${run.series}`, { number: run.number }) : '';
  return namedExhibits(act.kind, act.act)
    .filter((part) => part.exhibit === exhibit)
    .map(({ key, detail }) =>
      words.text(`custody.run.${key}`, {
        name,
        position: typeof detail === 'number' ? detail + 1 : '',
        verdict: key === 'candidate' ? words.text(`run.verdict.${detail}`) : '',
      }),
    );
}
