import '@/lib/kernel/no-eval';
import { fromHex } from '@/lib/kernel/digest';
import { type BundleReport, unusable, type VerifyOptions, verifyBundle } from '@/lib/proof/bundle';
import type { Progress } from '@/lib/proof/bundle-files';
import type { Checkpoint } from '@/lib/proof/checkpoint';
import { parseVkey, type Vkey } from '@/lib/proof/vkey';
import { type Language, WORDS } from './messages';
import { el } from './page-dom';
import { resultView } from './page-result';
import { openChosen } from './page-sources';
import { PAGE_WORDS } from './page-words';

type PageWord = keyof typeof PAGE_WORDS;

interface State {
  language: Language;
  files: readonly File[];
  older: readonly File[];
  keys: string;
  /** Key of a message to show beside the button. */
  message: PageWord | null;
  running: AbortController | null;
  reports: { readonly report: BundleReport; readonly name: string }[];
}

const state: State = {
  language: navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
  files: [],
  older: [],
  keys: '',
  message: null,
  running: null,
  reports: [],
};

const say = (key: PageWord): string => PAGE_WORDS[key][state.language];
const app = document.getElementById('app') ?? document.body;
const bar = el('progress', { max: '1', 'aria-label': 'progress' });
const barText = el('p', { class: 'quiet', role: 'status' });

function render(): void {
  document.documentElement.lang = state.language === 'zh' ? 'zh-CN' : 'en';
  document.title = WORDS.title[state.language];
  app.replaceChildren(header(), el('main', {}, chooser(), results()));
}

function header(): HTMLElement {
  return el(
    'header',
    {},
    el('h1', {}, WORDS.title[state.language]),
    el(
      'div',
      { class: 'tools' },
      el(
        'button',
        { type: 'button', lang: state.language === 'zh' ? 'en' : 'zh-CN', onclick: switchLanguage },
        say('language'),
      ),
      el('button', { type: 'button', onclick: switchTheme }, say('theme')),
    ),
  );
}

function chooser(): HTMLElement {
  const busy = state.running !== null;
  return el(
    'div',
    { class: 'choose' },
    el('p', {}, say('intro')),
    dropZone(),
    optionsView(),
    el(
      'div',
      { class: 'actions' },
      el(
        'button',
        {
          type: 'button',
          class: 'main',
          disabled: busy || state.files.length === 0,
          onclick: () => void run(),
        },
        say('verify'),
      ),
      busy &&
        el('button', { type: 'button', onclick: () => state.running?.abort() }, say('cancel')),
    ),
    busy && bar,
    busy && barText,
    state.message && el('p', { role: 'alert', class: 'bad-word' }, say(state.message)),
  );
}

function dropZone(): HTMLElement {
  const zone = el(
    'div',
    {
      class: 'drop',
      ondragover: (event) => {
        event.preventDefault();
        zone.classList.add('over');
      },
      ondragleave: () => zone.classList.remove('over'),
      ondrop: (event) => {
        event.preventDefault();
        zone.classList.remove('over');
        if (event instanceof DragEvent) choose([...(event.dataTransfer?.files ?? [])]);
      },
    },
    el('p', {}, el('strong', {}, say('drop'))),
    el('p', { class: 'quiet' }, say('dropNote')),
    el(
      'div',
      { class: 'picks' },
      picker(say('chooseFile'), 'bundle-file', false, choose),
      picker(say('chooseFolder'), 'bundle-folder', true, choose),
    ),
    state.files.length > 0 &&
      el('p', { class: 'chosen', role: 'status' }, `${say('chosen')}: ${nameOf(state.files)}`),
  );
  return zone;
}

function optionsView(): HTMLElement {
  const keys = el('textarea', { id: 'keys', spellcheck: 'false' });
  keys.value = state.keys;
  keys.addEventListener('input', () => {
    state.keys = keys.value;
  });
  const chooseOlder = (files: readonly File[]) => {
    state.older = files;
    render();
  };
  return el(
    'details',
    { open: state.keys !== '' || state.older.length > 0 },
    el('summary', {}, say('options')),
    el('label', { class: 'field', for: 'keys' }, say('keyLabel')),
    keys,
    el('p', { class: 'field' }, say('olderLabel')),
    picker(
      `${say('chooseFile')} (${WORDS.olderBundle[state.language]})`,
      'older',
      false,
      chooseOlder,
    ),
    state.older.length > 0 && el('p', { class: 'chosen' }, nameOf(state.older)),
  );
}

function picker(
  label: string,
  id: string,
  folder: boolean,
  chosen: (files: readonly File[]) => void,
): HTMLElement {
  const input = el('input', { type: 'file', id, webkitdirectory: folder });
  input.addEventListener('change', () => chosen([...(input.files ?? [])]));
  return el('label', { class: 'pick' }, label, input);
}

function results(): HTMLElement {
  const several = state.reports.length > 1;
  return el(
    'div',
    { id: 'results' },
    ...state.reports.map(({ report, name }) =>
      resultView(report, state.language, several ? name : undefined),
    ),
    state.reports.length > 0 &&
      el(
        'div',
        { class: 'actions' },
        el('button', { type: 'button', onclick: save }, say('save')),
        el('button', { type: 'button', onclick: () => window.print() }, say('print')),
      ),
  );
}

function choose(files: readonly File[]): void {
  if (state.running) return;
  state.files = files;
  state.reports = [];
  state.message = null;
  render();
}

async function run(): Promise<void> {
  const vkeys = readKeys(state.keys);
  state.message = vkeys === null ? 'keyWrong' : null;
  if (vkeys === null) return render();
  const running = new AbortController();
  Object.assign(state, { running, reports: [] });
  render();
  const keys = vkeys.length > 0 ? { vkeys } : {};
  const options = { ...keys, signal: running.signal, onProgress: showProgress };
  try {
    const older = state.older.length > 0 ? await verifyFiles(state.older, options) : undefined;
    const head = older && headOf(older);
    if (older) state.reports.push({ report: older, name: nameOf(state.older) });
    if (!older || head) {
      const report = await verifyFiles(state.files, { ...options, ...(head && { older: head }) });
      state.reports.unshift({ report, name: nameOf(state.files) });
    }
  } catch {
    // Only the signal throws: somebody asked to stop.
    Object.assign(state, { reports: [], message: 'cancelled' });
  }
  state.running = null;
  render();
  document.getElementById('verdict')?.focus();
}

async function verifyFiles(files: readonly File[], options: VerifyOptions): Promise<BundleReport> {
  let reader: Awaited<ReturnType<typeof openChosen>>;
  try {
    reader = await openChosen(files);
  } catch (error) {
    return unusable(error);
  }
  return verifyBundle(reader, options);
}

function headOf(report: BundleReport): Checkpoint | undefined {
  if (!report.usable || report.origin === null) return undefined;
  if (report.size === null || report.root === null) return undefined;
  return { origin: report.origin, size: report.size, root: fromHex(report.root) };
}

function readKeys(text: string): Vkey[] | null {
  const lines = text.split('\n').map((line) => line.trim());
  const keys = lines.filter((line) => line !== '').map(parseVkey);
  const known = keys.filter((key) => key !== undefined);
  return known.length === keys.length ? known : null;
}

function showProgress({ done, total, name }: Progress): void {
  bar.value = total > 0 ? done / total : 0;
  const percent = Math.floor(100 * bar.value);
  const text = `${say('reading')} ${name}, ${percent} %`;
  if (barText.textContent !== text) barText.textContent = text;
}

function nameOf(files: readonly File[]): string {
  const [first] = files;
  if (!first) return '';
  if (files.length === 1 && !first.webkitRelativePath) return first.name;
  const folder = first.webkitRelativePath.split('/')[0] ?? first.name;
  return `${folder} (${files.length} ${say('filesIn')})`;
}

function save(): void {
  const whole = state.reports.map(({ report, name }) => ({ name, report }));
  const blob = new Blob([`${JSON.stringify(whole, null, 2)}\n`], { type: 'application/json' });
  const url = URL.createObjectURL(blob);
  el('a', { href: url, download: 'verification-report.json' }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function switchLanguage(): void {
  state.language = state.language === 'zh' ? 'en' : 'zh';
  render();
}

function switchTheme(): void {
  const root = document.documentElement;
  const dark =
    root.dataset.theme === undefined
      ? matchMedia('(prefers-color-scheme: dark)').matches
      : root.dataset.theme === 'dark';
  root.dataset.theme = dark ? 'light' : 'dark';
}

// A file dropped beside the zone must not replace the page.
for (const name of ['dragover', 'drop']) {
  window.addEventListener(name, (event) => event.preventDefault());
}
render();
