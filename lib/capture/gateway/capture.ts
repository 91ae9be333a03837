import { newId } from '@/lib/kernel/ids';
import { log } from '@/lib/kernel/log';
import { decoded, MOST_REQUEST, wholeBody } from './body';
import { inputsOf, watch } from './comfyui-watch';
import { type Exchange, type Passed, pass } from './exchange';
import {
  type Asked,
  circumstancesIn,
  type Flow,
  fits,
  idsIn,
  nothingAsked,
  nothingTold,
  type Told,
} from './flow';
import { jsonDocument } from './json-images';
import { badGateway, problemOf, sendProblem } from './problem';
import { isRefusal, type Recorder } from './recorder';
import { withoutSecrets } from './secrets';

/** A run whose request has been recorded. */
export type Running = { runId: string; asked: Asked; requestedAt: string };

/** A request that makes something, on its way. */
type Making = {
  exchange: Exchange;
  flow: Flow;
  recorder: Recorder;
  body: Buffer;
  runId: string;
  requestedAt: string;
};

const now = () => new Date().toISOString();
const MARK = 'Chirograph-Recorded';

/**
 * Passes a request that makes something, as its source says: `block` records it before it leaves, and
 * nothing is sent where that fails; `pass` sends it on at once, records it alongside, and says the gap
 * where that fails. Resolves when the answer has been recorded, too. Until then the journal holds it
 * open.
 */
export async function capture(exchange: Exchange, flow: Flow, recorder: Recorder): Promise<void> {
  const { request, response, place, address } = exchange;
  const body = await wholeBody(request, MOST_REQUEST);
  if (body === 'cut') return void response.destroy();
  if (body === 'too_large') {
    const text = `A recorded request may have ${MOST_REQUEST} bytes; nothing was sent.`;
    return sendProblem(response, problemOf('TOO_LARGE', 'body_limit', text), { [MARK]: 'no' });
  }
  const [runId, requestedAt] = [newId('run'), now()];
  const { caseId, sourceId } = place;
  const what = `${request.method} ${address.path}`.slice(0, 500);
  recorder.begin({ runId, caseId, sourceId, requestedAt, what });
  const making = { exchange, flow, recorder, body, runId, requestedAt };
  const end = await (place.onFailure === 'pass' ? alongside(making) : beforehand(making));
  if (end !== 'left') recorder.settle(runId);
}

/** `left` where the process ends before the record is whole, for the next one to say so. */
type End = 'settled' | 'left';

async function beforehand(making: Making): Promise<End> {
  const { exchange, recorder, body, runId } = making;
  const { given, asked } = await describeRequest(making);
  const reply = await recorder.request(exchange.caller, given);
  if (!reply.ok) {
    const text = 'The request could not be recorded; nothing was sent.';
    const problem = isRefusal(reply)
      ? problemOf(reply.code, reply.reason ?? 'not_recorded', text)
      : badGateway('not_recorded', text);
    sendProblem(exchange.response, { ...problem, ref: reply.ref }, { [MARK]: 'no' });
    return 'settled';
  }
  const more = () => ({ 'Chirograph-Run': runId, [MARK]: 'yes' });
  const passed = await pass(exchange, { body, more, isKept: true });
  return finish(making, asked, passed);
}

/** The longest that a record alongside may take, in milliseconds; nobody waits for it. */
const ALONGSIDE_MS = 120_000;

async function alongside(making: Making): Promise<End> {
  const { exchange, recorder, body, runId, requestedAt } = making;
  const { request, caller, place, address } = exchange;
  let stands: 'alongside' | 'yes' | 'no' = 'alongside';
  const more = (): Record<string, string> =>
    stands === 'no' ? { [MARK]: stands } : { 'Chirograph-Run': runId, [MARK]: stands };
  const passing = pass(exchange, { body, more, isKept: true });
  const recording = async () => {
    // The request leaves first.
    await new Promise((resolve) => setImmediate(resolve));
    const { given, asked } = await describeRequest(making);
    const reply = await recorder.request(caller, given, ALONGSIDE_MS);
    stands = reply.ok ? 'yes' : 'no';
    return { reply, asked };
  };
  const [passed, { reply, asked }] = await Promise.all([passing, recording()]);
  if (reply.ok) return finish(making, asked, passed);
  await passed.spool.take();
  const { caseId, sourceId } = place;
  await recorder.gap(
    caller,
    {
      ...{ caseId, sourceId, runId: null, cause: 'not_recorded', count: 1 },
      ...{ from: requestedAt, to: now() },
      reason: `${request.method} ${address.path} passed unrecorded (${reply.code})`,
    },
    runId,
  );
  return 'settled';
}

/** Reads a request for its entry. What cannot be read is kept all the same, unread. */
async function describeRequest({ exchange, flow, body, runId, requestedAt }: Making) {
  const { request, address, place } = exchange;
  const contentType = request.headers['content-type'] ?? '';
  const key = place.key === null ? [] : [place.key];
  const token = address.token === null ? [] : [address.token];
  const plain = (await decoded(body, request.headers['content-encoding'])) ?? body;
  const { bytes, removed } = withoutSecrets(plain, [...key, ...token]);
  const document = jsonDocument(bytes);
  let asked: Asked;
  try {
    asked = await flow.asks({ route: address.route, contentType, bytes, document });
    if (place.tool === 'comfyui') {
      asked = { ...asked, inputs: [...asked.inputs, ...(await inputsOf(place, document))] };
    }
  } catch (error) {
    log.warn({ err: error, sourceId: place.sourceId }, 'request not read');
    asked = nothingAsked(place.tool);
  }
  const named = request.headers['chirograph-prompt'];
  const client = request.headers['user-agent'] ?? '';
  const about = [
    ...asked.environment,
    { name: 'endpoint', value: `${request.method} ${address.path}` },
    { name: 'client', value: client },
    { name: 'secrets_removed', value: removed > 0 ? String(removed) : '' },
  ];
  const given = {
    caseId: place.caseId,
    sourceId: place.sourceId,
    runId,
    requestedAt,
    request: {
      bytes,
      fileName: document ? 'request.json' : 'request.bin',
      mediaType: document ? 'application/json' : 'application/octet-stream',
    },
    ...asked,
    environment: about.filter(({ value }) => value !== '' && fits(value, 1000)),
    named: typeof named === 'string' ? named.slice(0, 200) : '',
  };
  return { given, asked };
}

/** Records what came of a run. */
async function finish(
  { exchange, flow, recorder, runId, requestedAt }: Making,
  asked: Asked,
  passed: Passed,
): Promise<End> {
  const { caller, place } = exchange;
  const receivedAt = now();
  const names = { caseId: place.caseId, sourceId: place.sourceId, runId };
  const gap = (cause: 'cut_off' | 'too_large' | 'not_recorded', reason: string) =>
    recorder.gap(caller, {
      ...{ ...names, cause, reason, count: 1, from: requestedAt, to: receivedAt },
    });
  const isTooLarge = !passed.spool.isWhole;
  const bytes = await passed.spool.take();
  const headers = passed.answer?.headers ?? {};
  const contentType = String(headers['content-type'] ?? '');
  const plain = bytes && (await decoded(bytes, headers['content-encoding']));
  let told = nothingTold(passed.isComplete ? 'unknown' : 'failed', passed.failure);
  if (passed.isComplete && plain) {
    told = await read(flow, asked, {
      status: passed.answer?.statusCode ?? 0,
      ...{ headers, contentType, bytes: plain },
    });
  }
  const records = plain && plain.length > 0 ? [answerFile(plain, contentType)] : [];
  const status = passed.answer ? [{ name: 'status', value: String(passed.answer.statusCode) }] : [];
  const { outputs, progress, missed, ...said } = told;
  const given = {
    ...names,
    ...said,
    receivedAt,
    outputs,
    records: [...records, ...progress.map((one) => ({ ...one, role: 'progress' as const }))],
    environment: [...status, ...said.environment, ...circumstancesIn(headers)].slice(0, 50),
    providerIds: [...said.providerIds, ...idsIn(headers)].slice(0, 50),
  };
  const jobId = place.tool === 'comfyui' && told.outcome === 'unknown' ? jobOf(told) : null;
  if (jobId !== null) {
    const running: Running = { runId, asked, requestedAt };
    return watch({ exchange, recorder, running, jobId, given });
  }
  await recorder.answer(caller, given);
  if (isTooLarge) await gap('too_large', 'the answer was too large to be kept');
  else if (passed.answer && !passed.isComplete) await gap('cut_off', passed.failure);
  else if (missed) await gap('not_recorded', missed);
  return 'settled';
}

const jobOf = ({ providerIds }: Told): string | null =>
  providerIds.find(({ name }) => name === 'prompt_id')?.value ?? null;

async function read(
  flow: Flow,
  asked: Asked,
  answer: Parameters<Flow['answers']>[0],
): Promise<Told> {
  try {
    return await flow.answers(answer, asked);
  } catch (error) {
    log.warn({ err: error }, 'answer not read');
    return nothingTold('unknown');
  }
}

function answerFile(bytes: Buffer, contentType: string) {
  const [type = ''] = contentType.split(';');
  const ending = /json/.test(type) ? 'json' : /event-stream|text/.test(type) ? 'txt' : 'bin';
  return { bytes, fileName: `answer.${ending}`, mediaType: type.trim(), role: 'response' as const };
}
