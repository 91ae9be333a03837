import type { BundleReport } from '@/lib/proof/bundle';
import { type Group, show } from '@/lib/proof/report';
import {
  CHECK_WORDS,
  GROUP_WORDS,
  type Language,
  REASON_WORDS,
  recordWords,
  valueWords,
  WORDS,
  type WordKey,
} from './messages';

type UsableReport = Extract<BundleReport, { usable: true }>;

/** Groups that are not mentioned where there was nothing of the kind. */
export const SILENT_GROUPS: ReadonlySet<Group> = new Set(['prompt', 'run', 'older']);

/** The report for a terminal, one line of it per thing said. */
export function reportText(report: BundleReport, language: Language): string {
  const say = (key: WordKey) => WORDS[key][language];
  if (!report.usable) {
    const reason = REASON_WORDS[report.reason][language];
    return `${say('unusable')}. ${reason}\n${say('detail')}: ${report.detail}\n`;
  }
  const lines = [
    ...headLines(report, say),
    '',
    ...groupLines(report, language, say),
    '',
    ...contentLines(report, say),
    '',
    ...failureLines(report, language, say),
    report.ok ? `${say('holds')}. ${say('holdsNote')}` : `${say('fails')}. ${say('failsNote')}`,
    ...(report.trust === 'bundle' && report.ok ? [say('trustBundle')] : []),
    say('uncovered'),
  ];
  return `${lines.join('\n')}\n`;
}

/** A fingerprint in groups of four, as people read it out. */
export function grouped(hex: string): string {
  return hex.replace(/(.{4})(?!$)/g, '$1 ');
}

/** A time in Beijing, spelled so that day and month cannot be confused. */
export function beijingTime(iso: string): string {
  const local = new Date(new Date(iso).getTime() + 8 * 3600_000).toISOString();
  return `${local.slice(0, 10)} ${local.slice(11, 23)} +08:00`;
}

type Say = (key: WordKey) => string;

function headLines(report: UsableReport, say: Say): string[] {
  const lines = [
    `${say('case')}: ${report.caseId ?? '–'}`,
    `${say('origin')}: ${report.origin ?? '–'}`,
    `${say('checkpoint')}: ${report.size ?? '–'} ${say('entriesCovered')}`,
    `${say('root')}: ${report.root ?? '–'}`,
  ];
  if (report.at) {
    const beijing = `${say('beijing')} ${beijingTime(report.at)}`;
    lines.push(`${say('lastEntry')}: ${report.at} (${beijing})`);
  }
  for (const signer of report.signers) {
    lines.push(`${say('fingerprint')}: ${grouped(signer.fingerprint)}`);
  }
  if (report.signers.length === 0) lines.push(`${say('fingerprint')}: ${say('noSignature')}`);
  if (report.trust === 'supplied') lines.push(say('trustSupplied'));
  return lines;
}

function groupLines(report: UsableReport, language: Language, say: Say): string[] {
  return report.groups
    .filter(({ group, examined, failed }) => !SILENT_GROUPS.has(group) || examined + failed > 0)
    .map(({ group, examined, failed }) => {
      const name = GROUP_WORDS[group][language];
      if (failed > 0) return `[!!] ${name}: ${failed} ${say('failed')}`;
      if (examined === 0) return `[--] ${name}: ${say('notExamined')}`;
      return `[ok] ${name}: ${examined} ${say('examined')}`;
    });
}

function contentLines(report: UsableReport, say: Say): string[] {
  const { counts } = report;
  return [
    `${say('exhibits')}: ${counts.exhibits}`,
    `${say('held')}: ${counts.held}`,
    `${say('withheld')}: ${counts.withheld}`,
    `${say('hashOnly')}: ${counts.hashOnly}`,
    `${say('payloadsErased')}: ${report.erased.length}`,
    `${say('payloadsWithheld')}: ${report.withheld.length}`,
    `${say('files')}: ${counts.files} (${counts.bytes} bytes)`,
    ...runRows(report, say).map(([name, value]) => `${name}: ${value}`),
    ...promptLines(report, say),
  ];
}

/** What the ledger says of runs, choices and later work; nothing where it says nothing of them. */
export function runRows({ runs }: UsableReport, say: Say): [name: string, value: string][] {
  const { open, outputs, recreations, choices, steps, gaps } = runs;
  const rows: [string, string][] = [];
  if (runs.runs > 0) {
    const numbers = `${say('gapless')} ${runs.runs}`;
    rows.push([say('runs'), `${numbers}; ${outputs} ${say('outputs')}; ${open} ${say('open')}`]);
  }
  const counted: [WordKey, number][] = [
    ['recreations', recreations],
    ['choices', choices],
    ['steps', steps],
    ['gaps', gaps],
  ];
  for (const [key, count] of counted) if (count > 0) rows.push([say(key), String(count)]);
  return rows;
}

/** Each prompt with the digests that a reader compares with the dossier. */
function promptLines({ prompts }: UsableReport, say: Say): string[] {
  if (prompts.length === 0) return [];
  return [
    `${say('prompts')}: ${prompts.length}`,
    ...prompts.flatMap(({ number, prompt, operations, covered, hash, revisions }) => [
      `  ${say('prompt')} ${number} (${prompt}): ${operations}/${covered} ${say('operations')}`,
      `    ${say('headHash')}: ${hash}`,
      ...revisions.flatMap(({ revision, sha256, texts }) => [
        `    ${say('revision')} ${revision}, ${say('document')}: ${sha256}`,
        ...texts.map(
          (text) =>
            `      ${say('text')} ${show(text.field)}: ${text.sha256} (${text.length} ${say('units')})`,
        ),
      ]),
    ]),
  ];
}

function failureLines(report: UsableReport, language: Language, say: Say): string[] {
  if (report.failures.length === 0) return [];
  const lines = [`${say('failures')} (${report.failures.length + report.omitted}):`];
  for (const { record, check, expected, found } of report.failures) {
    lines.push(`  ${recordWords(record, language)}: ${CHECK_WORDS[check][language]} [${check}]`);
    lines.push(`    ${say('expected')}: ${valueWords(expected, language)}`);
    lines.push(`    ${say('found')}: ${valueWords(found, language)}`);
  }
  if (report.omitted > 0) lines.push(`  ${report.omitted} ${say('omitted')}`);
  return [...lines, ''];
}
