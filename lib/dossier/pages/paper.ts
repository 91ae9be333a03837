import { caseNumber } from '@/lib/cases/model';
import type { StoredCheckpoint } from '@/lib/ledger/checkpointer';
import type { DossierOrder } from '../model';
import type { PdfDocument } from '../pdf/document/pdf-document';
import type { Cell } from '../pdf/flow/table-strips';
import { INK, TYPE } from '../pdf/ink';
import type { Run } from '../pdf/text/style';
import { type Act, bothZones, type Material } from './material';
import type { PaperWords } from './words';

/** What every section composes with. */
export type Paper = {
  doc: PdfDocument;
  words: PaperWords;
  order: DossierOrder;
  material: Material;
  checkpoint: StoredCheckpoint;
  /** Fingerprints of the instance's keys, oldest first. */
  fingerprints: readonly string[];
  /** Case number as shown, CG-…. */
  number: string;
  withheld: ReadonlySet<string>;
  /** Runs whose words are withheld with a file; `material` holds none of them. */
  withheldRuns: ReadonlySet<string>;
};

/** Number of the case as shown in papers. */
export function numberOf(material: Material): string {
  const { state } = material;
  return caseNumber(state.number, new Date(state.opened?.at ?? 0));
}

/** A time in a cell: Beijing time, and UTC below it. */
export function timeCell(iso: string): Cell {
  const { beijing, utc } = bothZones(iso);
  return {
    paragraphs: [{ runs: [`${beijing} +08`] }, { runs: [utc], style: TYPE.small }],
  };
}

/** A time in running text. */
export function timeText(iso: string): string {
  const { beijing, utc } = bothZones(iso);
  return `${beijing} UTC+8 (${utc})`;
}

/** A period of days in words; an end or a beginning that nobody stated is said to be so. */
export function periodText(
  { words }: Pick<Paper, 'words'>,
  { startsOn, endsOn }: { startsOn: string | null; endsOn: string | null },
): string {
  if (startsOn === null && endsOn === null) return words.text('period.none');
  if (startsOn === null) return words.text('period.until', { to: endsOn ?? '' });
  if (endsOn === null) return words.text('period.since', { from: startsOn });
  return words.text('period.both', { from: startsOn, to: endsOn });
}

/** A number of bytes, in groups of three that no line parts. */
export function bytesText(bytes: number): string {
  return bytes.toLocaleString('en').replaceAll(',', '\u00a0');
}

/** Who acted: the name of the time, or the account where the name was erased or none was shown. */
export function actorText(paper: Paper, act: Act): string {
  if (act.actor.id.startsWith('svc_')) return serviceText(paper.words.text, act.actor.id);
  return act.actor.name || act.actor.id;
}

const SERVICES = ['readings', 'dossier', 'prompts', 'checker', 'gateway', 'previews'];

/** What a service of the application does; its own name where newer software has one unknown here. */
export function serviceText(say: PaperWords['text'], id: string): string {
  const name = id.slice('svc_'.length);
  const known = SERVICES.includes(name);
  return say('actor.service', { name: known ? say(`actor.services.${name}`) : name });
}

/** Prose in the languages of the export, one paragraph each. */
export function prose(paper: Paper, key: string, args?: Record<string, string | number>): void {
  const said = paper.words.prose(key, args);
  for (const [i, { runs, lead }] of said.entries()) {
    const style = lead ? TYPE.body : { ...TYPE.body, colour: INK.muted };
    paper.doc.paragraph(runs, { style, keepNext: i < said.length - 1 });
  }
}

/** A link to a place of this paper. */
export function linkTo(destination: string, text: string): Run {
  return { text, link: destination, colour: INK.link };
}

/** Text of a person, or a plain dash where there is none. */
export function orDash(text: string | null | undefined): string {
  return text ? text : '—';
}
