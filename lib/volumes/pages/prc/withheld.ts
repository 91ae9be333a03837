import { exhibitsInOrder, promptsInOrder } from '@/lib/dossier/pages/material';
import { runsInOrder } from '@/lib/dossier/pages/runs/records';
import type { Cell } from '@/lib/dossier/pdf/flow/table-strips';
import { CAPTURE_CLASSES, WITHHELD_KINDS, type WithheldKind } from '@/lib/entries/vocabulary';
import { GROUNDS } from '../../model';
import { sayListed } from '../acts-of';
import type { VolumePaper } from '../volume-paper';
import { composeDeclarations } from './declarations';
import { classMark, isAdverse } from './marks';
import { heads, note, openPart, prose, subheading, TABLE, textLines } from './part';

/** 未提交材料说明: totals held and submitted, and by which rule what is left out, without any content. */
export function composeWithheld(paper: VolumePaper): void {
  const { doc } = paper;
  openPart(paper, 'withheld');
  prose(paper, 'withheld.text');
  composeTotals(paper);
  sayListed(paper, 'left');
  composeClasses(paper);
  composeReasons(paper);
  composeGrounds(paper);
  composeRedactions(paper);
  composeLosses(paper);
  composeDeclarations(paper, ['completeness']);
  doc.closeSection();
}

type Held = { id: string; name: string };

/** Everything the case holds of a kind that could be submitted. */
function held(paper: VolumePaper, kind: WithheldKind): Held[] {
  const { words, material, exhibits } = paper;
  const { state } = material;
  if (kind === 'exhibit') {
    const names = new Map(exhibits.map(({ state: one, name }) => [one.id, name]));
    return exhibitsInOrder(state).map(({ id, number }) => ({
      id,
      name: names.get(id) ?? String(number),
    }));
  }
  if (kind === 'prompt')
    return promptsInOrder(state).map(({ id, number }) => ({
      id,
      name: words.text('prompt.heading', { number }),
    }));
  return (['run', 'recreation'] as const).flatMap((series) =>
    runsInOrder(paper, series).map(({ id, number }) => ({
      id,
      name: words.text(`run.name.${series}`, { number }),
    })),
  );
}

/** Identifiers left out: by counsel, or with a file that they were read from. */
function leftOut(paper: VolumePaper, kind: WithheldKind): Set<string> {
  const chosen = paper.composition.withheld.flatMap((one) => (one.kind === kind ? [one.id] : []));
  if (kind === 'exhibit') return new Set([...chosen, ...paper.withheld]);
  return new Set(kind === 'run' ? [...chosen, ...paper.withheldRuns] : chosen);
}

function composeTotals(paper: VolumePaper): void {
  const { doc, own } = paper;
  subheading(paper, 2, 'withheld.totals');
  const recreations = runsInOrder(paper, 'recreation').length;
  doc.table({
    columns: [
      { header: heads(paper, 'withheld.kind'), width: { share: 1 } },
      { header: heads(paper, 'withheld.held'), width: 84, align: 'end' },
      { header: heads(paper, 'withheld.submitted'), width: 84, align: 'end' },
      { header: heads(paper, 'withheld.left'), width: 84, align: 'end' },
    ],
    rows: WITHHELD_KINDS.map((kind): Cell[] => {
      const all = held(paper, kind);
      const left = leftOut(paper, kind);
      const out = all.filter(({ id }) => left.has(id)).length;
      return [
        own.word(`withheld.kinds.${kind}`, { recreations }),
        String(all.length),
        String(all.length - out),
        String(out),
      ];
    }),
    rowHeaders: true,
    ...TABLE,
  });
}

/** Exhibits by class, so that a reader sees whether one kind of record is what is left out. */
function composeClasses(paper: VolumePaper): void {
  const { doc, words, material } = paper;
  const left = leftOut(paper, 'exhibit');
  const all = exhibitsInOrder(material.state);
  const rows = [
    ...CAPTURE_CLASSES.map((letter) => ({
      letter,
      of: all.filter((one) => one.class === letter),
      name: words.word(`class.word.${letter}`),
    })),
    {
      letter: 'X' as const,
      of: all.filter(({ id }) => isAdverse(paper, { kind: 'exhibit', id })),
      name: paper.own.word('class.adverse'),
    },
  ].filter(({ of }) => of.length > 0);
  if (rows.length === 0) return;
  subheading(paper, 2, 'withheld.classes');
  doc.table({
    columns: [
      { header: heads(paper, 'elements.class'), width: { share: 1 } },
      { header: heads(paper, 'withheld.held'), width: 84, align: 'end' },
      { header: heads(paper, 'withheld.submitted'), width: 84, align: 'end' },
      { header: heads(paper, 'withheld.left'), width: 84, align: 'end' },
    ],
    rows: rows.map(({ letter, name, of }): Cell[] => {
      const out = of.filter(({ id }) => left.has(id)).length;
      return [
        [classMark(letter), `  ${name}`],
        String(of.length),
        String(of.length - out),
        String(out),
      ];
    }),
    rowHeaders: true,
    ...TABLE,
  });
}

/** Reasons as counsel gave them, each with how many items and which numbers. */
function composeReasons(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  subheading(paper, 2, 'withheld.rules');
  note(paper, 'withheld.rule2', {
    last: paper.order.size - 1,
    count: composition.withheld.length,
  });
  if (composition.withheld.length === 0) {
    note(paper, 'withheld.nothing');
  } else {
    const names = new Map(
      WITHHELD_KINDS.flatMap((kind) =>
        held(paper, kind).map(({ id, name }) => [id, name] as const),
      ),
    );
    const groups = new Map<string, { kind: WithheldKind; reason: string; names: string[] }>();
    for (const { kind, id, reason } of composition.withheld) {
      const key = `${kind} ${reason}`;
      const group = groups.get(key) ?? { kind, reason, names: [] };
      groups.set(key, group);
      group.names.push(names.get(id) ?? '—');
    }
    doc.table({
      columns: [
        { header: heads(paper, 'withheld.kind'), width: 84 },
        { header: heads(paper, 'withheld.left'), width: 64, align: 'end' },
        { header: heads(paper, 'withheld.rule'), width: { share: 50 } },
        { header: heads(paper, 'withheld.numbers'), width: { share: 40 } },
      ],
      rows: [...groups.values()].map((group): Cell[] => [
        own.word(`withheld.kinds.${group.kind}`, { recreations: 0 }),
        String(group.names.length),
        { paragraphs: textLines(paper, group.reason) },
        paper.words.list(group.names),
      ]),
      ...TABLE,
    });
  }
  const followed = [...paper.withheldRuns].filter(
    (id) => !composition.withheld.some((one) => one.id === id),
  );
  if (followed.length > 0) note(paper, 'withheld.followed', { count: followed.length });
}

/** How many are privileged, confidential and so on, as counsel calls them: counts, and no content. */
function composeGrounds(paper: VolumePaper): void {
  const { doc, own, composition } = paper;
  if (composition.withheld.length === 0) return;
  subheading(paper, 2, 'withheld.grounds');
  doc.table({
    columns: [
      { header: heads(paper, 'withheld.ground'), width: { share: 1 } },
      { header: heads(paper, 'withheld.left'), width: 84, align: 'end' },
    ],
    rows: [...GROUNDS, 'unsaid' as const].map((ground): Cell[] => [
      own.word(`withheld.groundKinds.${ground}`),
      String(composition.withheld.filter((one) => (one.ground ?? 'unsaid') === ground).length),
    ]),
    rowHeaders: true,
    ...TABLE,
  });
}

/** Exhibits of which a derivative with parts taken out is shown. */
function composeRedactions(paper: VolumePaper): void {
  const { doc, own, exhibits } = paper;
  const { redactions } = paper.composition;
  subheading(paper, 2, 'redaction.title');
  if (redactions.length === 0) {
    note(paper, 'redaction.none');
    return;
  }
  note(paper, 'redaction.text');
  doc.table({
    columns: [
      { header: heads(paper, 'list.number'), width: 70 },
      { header: heads(paper, 'redaction.parts'), width: 110, align: 'end' },
      { header: heads(paper, 'withheld.rule'), width: { share: 1 } },
    ],
    rows: redactions.map((one): Cell[] => [
      exhibits.find(({ state }) => state.id === one.exhibit)?.name ?? '—',
      own.word('redaction.count', { areas: one.areas.length, spans: one.spans.length }),
      { paragraphs: textLines(paper, one.reason) },
    ]),
    ...TABLE,
  });
}

/** What the case does not hold and its record knows of. */
function composeLosses(paper: VolumePaper): void {
  const { doc, own, words, material, order } = paper;
  const { state, refusedIntakes } = material;
  const runs = runsInOrder(paper, 'run');
  subheading(paper, 2, 'losses.title');
  const entry = (key: string, value: string | number) => ({
    name: own.label(`losses.${key}`),
    value: String(value),
  });
  doc.keyValues(
    [
      entry('range', words.word('complete.rangeText', { last: order.size - 1 })),
      entry(
        'hashOnly',
        [...state.exhibits.values()].filter(({ kind }) => kind === 'hash_only').length,
      ),
      entry('gaps', state.gaps.size),
      entry('open', runs.filter(({ ended }) => ended === null).length),
      entry('refused', refusedIntakes),
      entry('erased', state.erased.size),
      entry('devices', words.word(order.devices ? 'complete.devicesIn' : 'complete.devicesOut')),
    ],
    { nameWidth: 190, padding: 3.6 },
  );
  note(paper, 'losses.text');
}
