import type { IncomingHttpHeaders } from 'node:http';
import { Cursor } from '@/lib/records/json-cursor';
import type { JsonValue } from '@/lib/records/json-text';
import { readRecords } from '@/lib/records/read';
import { fromStatement, tellingStatement } from '@/lib/runs/commands/from-statement';
import type { PassingFile, RecordAnswer, RecordPassing } from '../schema';
import { type JsonDocument, kindOf, type Lifted } from './json-images';

/** A request that is to be recorded, without keys. */
export type AskedBytes = {
  route: string;
  contentType: string;
  bytes: Buffer;
  /** Its JSON with files lifted out; null where it is none. */
  document: JsonDocument | null;
};

/** What a request asks for, as its entry says it. */
export type Asked = Pick<
  RecordPassing,
  'tool' | 'toolVersion' | 'texts' | 'parameters' | 'models' | 'inputs' | 'environment'
>;

/** An answer as it came, without compression. */
export type AnsweredBytes = {
  status: number;
  headers: IncomingHttpHeaders;
  contentType: string;
  bytes: Buffer;
};

/** What an answer says and brings. `missed` says why outputs are not in it, where they are not. */
export type Told = Pick<
  RecordAnswer,
  'outcome' | 'texts' | 'parameters' | 'models' | 'environment' | 'providerIds' | 'failure'
> & { outputs: PassingFile[]; progress: PassingFile[]; missed: string };

/** How requests of one kind and their answers are read. */
export type Flow = {
  asks(request: AskedBytes): Promise<Asked>;
  answers(answer: AnsweredBytes, asked: Asked): Promise<Told>;
};

/** Whether an entry takes a text (lib/entries/define). */
export const fits = (text: string, most: number): boolean =>
  text.length <= most && text.isWellFormed() && !text.includes('\0');

/** Nothing but the name of the tool: what is said of a request that cannot be read. */
export const nothingAsked = (tool: string): Asked => ({
  tool,
  toolVersion: '',
  texts: [],
  parameters: [],
  models: [],
  inputs: [],
  environment: [],
});

export const nothingTold = (outcome: Told['outcome'], failure = ''): Told => ({
  outcome,
  texts: [],
  parameters: [],
  models: [],
  environment: [],
  providerIds: [],
  failure: failure.toWellFormed().replaceAll('\0', '').slice(0, 4000),
  outputs: [],
  progress: [],
  missed: '',
});

/** Names under which tools and readers know the same setting. */
const COMMON: Record<string, string> = {
  sampler_name: 'sampler',
  cfg_scale: 'cfg',
  denoising_strength: 'denoise',
  subseed: 'variation_seed',
  output_format: 'format',
};

/**
 * Members of a request as parameters: plain values as they are written, others as their JSON. What
 * is too long for an entry stays in the exhibit of the request.
 */
export function parametersOf(members: Cursor, without: readonly string[]): Asked['parameters'] {
  return members
    .entries()
    .filter(([name, value]) => !without.includes(name) && value.isPresent)
    .map(([name, value]) => ({
      name: COMMON[name] ?? name,
      given: name,
      value: value.text() ?? value.json(),
    }))
    .filter(({ name, value }) => value !== '' && fits(name, 200) && fits(value, 20_000))
    .slice(0, 500);
}

/** A text of a request; nothing where there is none. */
export function textOf(
  cursor: Cursor,
  role: Asked['texts'][number]['role'],
  part = '',
): Asked['texts'] {
  const text = cursor.string();
  if (text === null || text === '' || !fits(text, 200_000)) return [];
  return [{ role, origin: 'entered', text, part }];
}

/** What the readers of records make of a document: its best statement, in the words of a run. */
export async function statementOf(value: JsonValue) {
  const json = new Cursor(value, 0).json();
  const reading = await readRecords(new TextEncoder().encode(json));
  const best = tellingStatement(reading);
  const statement = best === null ? undefined : reading.statements[best];
  return statement ? fromStatement(statement) : null;
}

/**
 * What an answer says beyond its request: texts that were entered are known already; an entered text
 * that comes back changed is what the tool made of it.
 */
export function toldBy(
  said: Awaited<ReturnType<typeof statementOf>>,
  asked: Asked,
): Pick<Told, 'texts' | 'parameters' | 'models' | 'environment' | 'providerIds'> {
  if (!said) return { texts: [], parameters: [], models: [], environment: [], providerIds: [] };
  const known = new Set(asked.texts.map(({ role, text }) => JSON.stringify([role, text])));
  const version = said.toolVersion;
  return {
    texts: said.texts
      .filter(({ role, text }) => text !== '' && !known.has(JSON.stringify([role, text])))
      .map((one) => (one.origin === 'entered' ? { ...one, origin: 'expanded' as const } : one)),
    parameters: said.parameters.map((one) => ({ ...one, origin: 'response' as const })),
    models: said.models,
    environment: version ? [{ name: 'tool_version', value: version }] : [],
    // Its pictures are exhibits by themselves, and have been taken out of what was read.
    providerIds: said.providerIds.filter(({ name }) => name !== 'image_sha256'),
  };
}

/** Lifted bytes as files, named by what they are and their place in the order. */
export function filesOf(lifted: readonly Lifted[], name: string): PassingFile[] {
  return lifted.map(({ bytes }, i) => {
    const { ending, mediaType } = kindOf(bytes);
    return { bytes, fileName: `${name}-${i}.${ending}`, mediaType };
  });
}

/** Headers of an answer that identify it at the provider, and those that say where it was made. */
export function idsIn(headers: IncomingHttpHeaders): Told['providerIds'] {
  return pick(
    headers,
    /^(x-request-id|openai-organization|openai-project|cf-ray|x-amzn-requestid)$/,
  );
}

export function circumstancesIn(headers: IncomingHttpHeaders): Told['environment'] {
  return pick(headers, /^(server|date|openai-version|openai-processing-ms|x-ms-region|via)$/);
}

function pick(headers: IncomingHttpHeaders, names: RegExp): { name: string; value: string }[] {
  return Object.entries(headers).flatMap(([name, value]) => {
    const text = Array.isArray(value) ? value.join(', ') : (value ?? '');
    return names.test(name) && text !== '' && fits(text, 500) ? [{ name, value: text }] : [];
  });
}

/** What an answer of failure says of itself, cut to what an entry takes. */
export function failureIn({ status, bytes }: AnsweredBytes, document: JsonDocument | null): string {
  const top = new Cursor(document?.value, 0);
  const said = [top.get('error', 'message'), top.get('error'), top.get('detail'), top.get('errors')]
    .map((one) => one.string())
    .find((one) => one);
  const text = said ?? bytes.subarray(0, 2000).toString('utf8');
  return `HTTP ${status} ${text}`.trim().toWellFormed().replaceAll('\0', '').slice(0, 4000);
}
