import type { BundleReport } from '@/lib/proof/bundle';
import { show } from '@/lib/proof/report';
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
import { definitions, el, mono } from './page-dom';
import { PAGE_WORDS } from './page-words';
import { beijingTime, grouped, runRows, SILENT_GROUPS } from './report-text';

type UsableReport = Extract<BundleReport, { usable: true }>;

/** Failures shown at first and with each further step. */
const STEP = 200;

/** The result of one bundle. `title` tells two of them apart. */
export function resultView(report: BundleReport, language: Language, title?: string): HTMLElement {
  const say = (key: WordKey) => WORDS[key][language];
  const section = el('section', { 'aria-label': title ?? say('title') });
  if (title) section.append(el('h2', {}, title));
  section.append(verdict(report, language));
  if (!report.usable) {
    section.append(definitions([[say('detail'), mono(report.detail)]]));
    return section;
  }
  section.append(
    definitions([
      [say('case'), report.caseId && mono(report.caseId)],
      [say('origin'), report.origin && mono(report.origin)],
      [say('checkpoint'), report.size === null ? null : `${report.size} ${say('entriesCovered')}`],
      [say('root'), report.root && mono(report.root)],
      [say('lastEntry'), report.at && `${report.at} (${say('beijing')} ${beijingTime(report.at)})`],
    ]),
    ...failuresView(report, language),
    keyView(report, language),
    el('h2', {}, say('checks')),
    groupsTable(report, language),
    el('h2', {}, say('content')),
    definitions([
      [say('exhibits'), String(report.counts.exhibits)],
      [say('held'), String(report.counts.held)],
      [say('withheld'), String(report.counts.withheld)],
      [say('hashOnly'), String(report.counts.hashOnly)],
      [say('payloadsErased'), String(report.erased.length)],
      [say('payloadsWithheld'), String(report.withheld.length)],
      ...runRows(report, say),
      [say('files'), String(report.counts.files)],
    ]),
    ...promptsView(report, language),
    el('p', { class: 'notice quiet' }, say('uncovered')),
  );
  return section;
}

/** Each prompt with the digests that a reader compares with the dossier. */
function promptsView({ prompts }: UsableReport, language: Language): HTMLElement[] {
  if (prompts.length === 0) return [];
  const say = (key: WordKey) => WORDS[key][language];
  return [
    el('h2', {}, say('prompts')),
    ...prompts.map(({ prompt, number, operations, covered, hash, revisions }) =>
      definitions([
        [`${say('prompt')} ${number}`, mono(prompt)],
        [say('operations'), `${operations} / ${covered}`],
        [say('headHash'), mono(hash)],
        ...revisions.flatMap(({ revision, sha256, texts }): [string, HTMLElement][] => [
          [`${say('revision')} ${revision}, ${say('document')}`, mono(sha256)],
          ...texts.map((text): [string, HTMLElement] => [
            `${say('revision')} ${revision}, ${say('text')} ${show(text.field)}`,
            mono(text.sha256),
          ]),
        ]),
      ]),
    ),
  ];
}

function verdict(report: BundleReport, language: Language): HTMLElement {
  const say = (key: WordKey) => WORDS[key][language];
  const [head, note] = !report.usable
    ? [say('unusable'), REASON_WORDS[report.reason][language]]
    : report.ok
      ? [say('holds'), say('holdsNote')]
      : [say('fails'), say('failsNote')];
  return el(
    'div',
    { class: report.ok ? 'verdict' : 'verdict bad' },
    el('span', { class: 'mark', 'aria-hidden': 'true' }, report.ok ? '✓' : '✗'),
    el('div', {}, el('h2', { tabindex: '-1', id: 'verdict' }, head), el('p', {}, note)),
  );
}

function keyView(report: UsableReport, language: Language): HTMLElement {
  const say = (key: WordKey) => WORDS[key][language];
  const note = report.trust === 'bundle' ? say('trustBundle') : say('trustSupplied');
  const keys = report.signers.map(({ fingerprint, vkey }) =>
    definitions([
      [say('fingerprint'), mono(grouped(fingerprint))],
      ['vkey', mono(vkey)],
    ]),
  );
  const none = el('p', { class: 'bad-word' }, say('noSignature'));
  return el(
    'div',
    {},
    el('h2', {}, PAGE_WORDS.whose[language]),
    ...(keys.length > 0 ? [el('p', {}, note), ...keys] : [none]),
  );
}

function groupsTable(report: UsableReport, language: Language): HTMLElement {
  const say = (key: WordKey) => WORDS[key][language];
  const body = el('tbody');
  for (const { group, examined, failed } of report.groups) {
    if (SILENT_GROUPS.has(group) && examined + failed === 0) continue;
    const word = failed > 0 ? say('fail') : examined === 0 ? say('notExamined') : say('pass');
    const mark = failed > 0 ? '✗ ' : examined === 0 ? '– ' : '✓ ';
    body.append(
      el(
        'tr',
        {},
        el('td', {}, GROUP_WORDS[group][language]),
        el('td', { class: 'number' }, String(examined)),
        el('td', { class: 'number' }, String(failed)),
        el('td', failed > 0 ? { class: 'bad-word' } : {}, mark + word),
      ),
    );
  }
  const head = el(
    'tr',
    {},
    el('th', { scope: 'col' }, PAGE_WORDS.rule[language]),
    el('th', { scope: 'col', class: 'number' }, say('examined')),
    el('th', { scope: 'col', class: 'number' }, say('failed')),
    el('th', { scope: 'col' }, PAGE_WORDS.result[language]),
  );
  return el('table', {}, el('thead', {}, head), body);
}

function failuresView(report: UsableReport, language: Language): HTMLElement[] {
  const say = (key: WordKey) => WORDS[key][language];
  if (report.failures.length === 0) return [];
  const list = el('ol', { class: 'failures' });
  const more = el('button', { type: 'button' }, PAGE_WORDS.more[language]);
  let shown = 0;
  const step = () => {
    for (const failure of report.failures.slice(shown, shown + STEP)) {
      list.append(
        el(
          'li',
          {},
          el('strong', {}, recordWords(failure.record, language)),
          `: ${CHECK_WORDS[failure.check][language]} `,
          el('span', { class: 'mono quiet' }, failure.check),
          definitions([
            [say('expected'), mono(valueWords(failure.expected, language))],
            [say('found'), mono(valueWords(failure.found, language))],
          ]),
        ),
      );
    }
    shown += STEP;
    more.hidden = shown >= report.failures.length;
  };
  more.addEventListener('click', step);
  step();
  const count = report.failures.length + report.omitted;
  return [
    el('h2', {}, `${say('failures')} (${count})`),
    list,
    el('div', { class: 'actions' }, more),
    ...(report.omitted > 0 ? [el('p', {}, `${report.omitted} ${say('omitted')}`)] : []),
  ];
}
