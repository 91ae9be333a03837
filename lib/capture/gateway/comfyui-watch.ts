import { setTimeout as pause } from 'node:timers/promises';
import type { InputRole } from '@/lib/entries/vocabulary';
import { Cursor } from '@/lib/records/json-cursor';
import type { PassingFile, RecordAnswer } from '../schema';
import { MOST_ANSWER } from './body';
import type { Running } from './capture';
import { ending } from './ending';
import type { Exchange } from './exchange';
import { statementOf, toldBy } from './flow';
import { type JsonDocument, jsonDocument, kindOf } from './json-images';
import type { GatewayPlace } from './place';
import type { Recorder } from './recorder';
import { read } from './upstream';

const POLL_MS = 500;
/** Asked so often without an answer, a job is given up: the tool has forgotten it, or is gone. */
const MOST_SILENT = 60;
/** The longest that a job is waited for. */
const MOST_WAIT_MS = 24 * 3600 * 1000;
const MOST_DOCUMENT = 64 * 1024 * 1024;
const MOST_FILES = 500;

type Named = { filename: string; subfolder: string; type: string };

const viewOf = (one: Named): string => `/view?${new URLSearchParams(one)}`;

async function fileOf(place: GatewayPlace, one: Named, most: number): Promise<PassingFile | null> {
  const got = await read(place, viewOf(one), { most, withinMs: 60_000 });
  if (!got) return null;
  const name = one.filename.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(-200);
  return { bytes: got.bytes, fileName: name, mediaType: kindOf(got.bytes).mediaType };
}

/** Pictures that a graph loads, as the tool holds them before the job begins. */
export async function inputsOf(
  place: GatewayPlace,
  document: JsonDocument | null,
): Promise<(PassingFile & { role: InputRole })[]> {
  const found: (PassingFile & { role: InputRole })[] = [];
  let left = MOST_DOCUMENT;
  for (const [, node] of new Cursor(document?.value, 0).get('prompt').entries()) {
    const type = node.get('class_type').string() ?? '';
    const said = node.get('inputs', 'image').string();
    if (!/^Load\w*(Image|Mask)/i.test(type) || !said || found.length >= 50) continue;
    // `name [input]` and `folder/name`, as the nodes of ComfyUI write it.
    const [, path = '', kind = 'input'] = /^(.*?)(?: \[(input|output|temp)\])?$/.exec(said) ?? [];
    const cut = path.lastIndexOf('/');
    const file = await fileOf(
      place,
      { filename: path.slice(cut + 1), subfolder: path.slice(0, Math.max(cut, 0)), type: kind },
      left,
    );
    if (!file) continue;
    left -= file.bytes.length;
    found.push({ ...file, role: /mask/i.test(type) ? 'mask' : 'initial' });
  }
  return found;
}

/** A job of ComfyUI on its way. */
type Job = {
  exchange: Exchange;
  recorder: Recorder;
  running: Running;
  jobId: string;
  /** What is known of its end from the answer to `/prompt`. */
  given: RecordAnswer;
};

/**
 * Waits for a job to be made, fetches all that it made and records it, whether or not the tool ever
 * fetches it. Answers `left` where the gateway ends before that: the next one closes the run.
 */
export async function watch({
  exchange,
  recorder,
  running,
  jobId,
  given,
}: Job): Promise<'settled' | 'left'> {
  const { caller, place } = exchange;
  const base = place.origin;
  const stats = await read(place, '/system_stats', { most: 1024 * 1024, withinMs: 5_000 });
  const history = await historyOf(place, jobId);
  const environment = [...given.environment, ...(stats ? systemOf(stats.bytes) : [])].slice(0, 50);
  const receivedAt = new Date().toISOString();
  const gap = (cause: 'not_recorded' | 'cut_off' | 'too_large', reason: string) =>
    recorder.gap(caller, {
      ...{ caseId: given.caseId, sourceId: given.sourceId, runId: given.runId, cause, reason },
      ...{ count: 1, from: running.requestedAt, to: receivedAt },
    });
  if (!history) {
    if (ending()) return 'left';
    const failure = `${base} lists the job neither as waiting nor as done`;
    await recorder.answer(caller, { ...given, receivedAt, environment, failure });
    await gap('cut_off', failure);
    return 'settled';
  }
  const { outputs, progress, missed } = await filesIn(place, history.entry);
  const said = toldBy(await statementOf(history.document.value), running.asked);
  const status = history.entry.get('status');
  const events = status.get('messages').items();
  const isStopped = events.some((one) => one.get(0).string() === 'execution_interrupted');
  const failed = events.find((one) => one.get(0).string() === 'execution_error');
  const isDone = status.get('completed').text() !== 'false' && !failed;
  await recorder.answer(caller, {
    ...given,
    ...said,
    receivedAt,
    environment: [...environment, ...said.environment].slice(0, 50),
    providerIds: [...given.providerIds, ...said.providerIds.filter(isNew(given))].slice(0, 50),
    outcome: isStopped ? 'cancelled' : isDone ? 'completed' : 'failed',
    failure: (failed?.get(1, 'exception_message').text() ?? '').replaceAll('\0', '').slice(0, 4000),
    outputs,
    records: [
      ...given.records,
      {
        bytes: history.bytes,
        fileName: 'history.json',
        mediaType: 'application/json',
        role: 'log' as const,
      },
      ...progress.map((one) => ({ ...one, role: 'progress' as const })),
    ].slice(0, 100),
  });
  if (missed > 0) await gap('not_recorded', `${missed} files could not be fetched from the tool`);
  return 'settled';
}

const isNew = (given: RecordAnswer) => (one: { name: string; value: string }) =>
  !given.providerIds.some((had) => had.name === one.name && had.value === one.value);

async function historyOf(place: GatewayPlace, jobId: string) {
  const until = Date.now() + MOST_WAIT_MS;
  let silent = 0;
  while (Date.now() < until && silent < MOST_SILENT && !ending()) {
    const got = await read(place, `/history/${encodeURIComponent(jobId)}`, {
      most: MOST_DOCUMENT,
    });
    const document = got && jsonDocument(got.bytes);
    const entry = document ? new Cursor(document.value, 0).get(jobId) : null;
    if (got && document && entry?.isObject) return { bytes: got.bytes, document, entry };
    silent = (await isWaiting(place, jobId)) ? 0 : silent + 1;
    await pause(POLL_MS);
  }
  return null;
}

async function isWaiting(place: GatewayPlace, jobId: string): Promise<boolean> {
  const got = await read(place, '/queue', { most: MOST_DOCUMENT });
  const top = new Cursor(got ? jsonDocument(got.bytes)?.value : undefined, 0);
  return ['queue_running', 'queue_pending'].some((list) =>
    top
      .get(list)
      .items()
      .some((item) => item.get(1).text() === jobId),
  );
}

/** Files a job made, in the order of its history: those for the folder of outputs, and previews. */
async function filesIn(place: GatewayPlace, entry: Cursor) {
  const outputs: PassingFile[] = [];
  const progress: PassingFile[] = [];
  let left = MOST_ANSWER;
  let missed = 0;
  for (const [, node] of entry.get('outputs').entries()) {
    for (const [, list] of node.entries()) {
      for (const one of list.items()) {
        const filename = one.get('filename').string();
        const type = one.get('type').string() ?? 'output';
        if (!filename || type === 'input') continue;
        const subfolder = one.get('subfolder').string() ?? '';
        const isFull = outputs.length + progress.length >= MOST_FILES;
        const file = isFull ? null : await fileOf(place, { filename, subfolder, type }, left);
        left -= file?.bytes.length ?? 0;
        if (!file) missed += 1;
        else if (type === 'output') outputs.push(file);
        else progress.push(file);
      }
    }
  }
  // A graph that only shows its result has made it all the same.
  if (outputs.length === 0) return { outputs: progress, progress: [], missed };
  return { outputs, progress: progress.slice(0, 90), missed };
}

/** What a tool says of itself and its machine. */
function systemOf(bytes: Buffer): { name: string; value: string }[] {
  const system = new Cursor(jsonDocument(bytes)?.value, 0);
  const facts: [string, string | null][] = [
    ['comfyui_version', system.get('system', 'comfyui_version').text()],
    ['os', system.get('system', 'os').text()],
    ['python_version', system.get('system', 'python_version').text()],
    ['pytorch_version', system.get('system', 'pytorch_version').text()],
    ['device', system.get('devices', 0, 'name').text()],
  ];
  return facts.flatMap(([name, value]) => (value ? [{ name, value: value.slice(0, 1000) }] : []));
}
