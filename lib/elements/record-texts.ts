import type { CaseState } from '@/lib/entries/state';
import type { ModificationState, RunState, SelectionState } from '@/lib/entries/state-runs';
import { marked, type ShownRecord } from './record';
import {
  contributorRecord,
  exhibitRecord,
  generatorRecord,
  type MarkOf,
  modificationRecord,
  noticeRecord,
  runRecord,
  selectionRecord,
  workEventRecord,
} from './records';
import {
  agreementRecord,
  declarationRecord,
  questionRecord,
  translationRecord,
} from './statement-records';

/** A record with every text that its entries say of it, in no normal form. */
export type RecordTexts = { record: ShownRecord; texts: string[] };

/**
 * What can be searched of a case by its ledger alone, a line for each thing that has a name or words:
 * exhibits, prompts, runs, choices, later work, works, tool accounts, people, notices, and what
 * contributors stated. In no order. Bytes of files and operations of prompts are not in the ledger.
 */
export function recordTexts(state: CaseState, markOf: MarkOf): RecordTexts[] {
  const all = <K, T>(map: Map<K, T>, of: (one: T) => RecordTexts) => [...map.values()].map(of);
  return [
    ...all(state.exhibits, (one) => ({
      record: exhibitRecord(one),
      texts: [
        one.title,
        one.label,
        one.description,
        one.fileName,
        one.acquisition,
        one.source,
        one.authority,
        one.licence,
        one.issued?.issuedBy ?? '',
        one.issued?.verification ?? '',
      ],
    })),
    ...all(state.prompts, (one) => ({
      record: {
        kind: 'prompt',
        id: one.id,
        number: one.number,
        title: one.title,
        class: null,
        claimed: null,
        ...marked(one.opened),
      },
      texts: [one.title, ...one.revisions.map(({ tool }) => tool)],
    })),
    ...all(state.runs, (one) => ({ record: runRecord(one), texts: textsOfRun(one) })),
    ...all(state.selections, (one) => ({
      record: selectionRecord(one),
      texts: textsOfSelection(one),
    })),
    ...all(state.modifications, (one) => ({
      record: modificationRecord(one),
      texts: textsOfModification(one),
    })),
    ...all(state.workEvents, (one) => ({
      record: workEventRecord(state, one),
      texts: [state.works.get(one.work)?.title ?? '', one.place, one.audience, one.note],
    })),
    ...all(state.generators, (one) => ({
      record: generatorRecord(state, one, markOf),
      texts: [one.service, one.plan, one.note],
    })),
    ...all(state.contributors, (one) => ({
      record: contributorRecord(one, one.entry, markOf),
      texts: [...one.names.map(({ name }) => name), one.employer, one.note],
    })),
    ...all(state.notices, (one) => ({
      record: noticeRecord(one),
      texts: [one.from, one.to, one.note],
    })),
    ...statements(state),
  ];
}

function statements(state: CaseState): RecordTexts[] {
  const lines: RecordTexts[] = state.questionAnswers.map((one) => ({
    record: questionRecord(one),
    texts: [one.text, one.answer],
  }));
  for (const one of state.declarations.values()) {
    const last = one.versions.at(-1);
    if (!last) continue;
    const texts = last.blanks.map(({ text }) => text);
    lines.push({ record: declarationRecord(one, last), texts });
  }
  for (const one of state.agreements.values()) {
    const last = one.versions.at(-1);
    if (last) lines.push({ record: agreementRecord(one, last), texts: [last.title, last.text] });
  }
  for (const one of state.translations.values()) {
    const texts = [one.text, one.source, one.translatorName, one.note];
    lines.push({ record: translationRecord(one), texts });
  }
  return lines;
}

function textsOfRun({ said, ended, purpose, note }: RunState): string[] {
  const parts = [said, ...(ended ? [ended.said] : [])];
  return [
    ...parts.flatMap(({ texts }) => texts.map(({ text }) => text)),
    said.tool,
    said.toolVersion,
    said.purpose,
    purpose,
    note,
    ...parts.flatMap(({ parameters }) => parameters.map(({ name, value }) => `${name} ${value}`)),
    ...parts.flatMap(({ models }) => models.map(({ name }) => name)),
    ended?.said.failure ?? '',
  ];
}

const textsOfSelection = ({ reason, reasons }: SelectionState) => [
  reason,
  ...reasons.map((one) => one.reason),
];

const textsOfModification = (one: ModificationState) => [
  one.purpose,
  one.note,
  one.tool,
  ...one.regionNotes,
];
