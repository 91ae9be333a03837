import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import type { Reading, Statement } from './reading';

// Real records with the facts that a manifest states of them, kept beside the project. Tests say so
// where the folder is not there.

const SAMPLES = path.resolve('../shared/samples');

/** Bytes of a sample file. */
export const readSample = (file: string) => readFileSync(path.join(SAMPLES, file));

type Expected = Record<string, unknown>;
export type Sample = { file: string; pixel_size?: [number, number]; expected: Expected };

/** Values of a reading under the names of the manifest. */
class Facts {
  constructor(readonly reading: Reading) {}

  all = <K extends keyof Statement>(key: K): Statement[K][] =>
    this.reading.statements.map((one) => one[key]);

  parameter(name: string, pass = 0): string | undefined {
    const passes = this.reading.statements.flatMap((one) => one.passes);
    const found = [passes[pass], ...passes].flatMap((one) => one?.parameters ?? []);
    return found.find((one) => one.name === name)?.value;
  }

  texts(role: string, origin?: string, part?: string): string[] {
    return this.reading.statements
      .flatMap((one) => one.texts)
      .filter((one) => one.role === role && (origin === undefined || one.origin === origin))
      .filter((one) => part === undefined || one.part === part)
      .map((one) => one.value);
  }

  models(kind: string) {
    return this.reading.statements.flatMap((one) => one.models).filter((one) => one.kind === kind);
  }

  id = (name: string) =>
    this.reading.statements.flatMap((one) => one.ids).find((one) => one.name === name)?.value;
  label = (name: string) =>
    this.reading.statements.flatMap((one) => one.labels).find((one) => one.name === name)?.value;
  time = (kind: string) =>
    this.reading.statements.flatMap((one) => one.times).find((one) => one.kind === kind)?.value;
  person = (kind: string) =>
    this.reading.statements
      .flatMap((one) => one.people)
      .filter((one) => one.kind === kind)
      .map((one) => one.value);
}

const number = (value: string | undefined) => (value === undefined ? undefined : Number(value));
const exifTime = (value: string | undefined) =>
  value?.replace(/^(\d{4})-(\d\d)-(\d\d)T/, '$1:$2:$3 ') ?? null;

/** How each fact of the manifest shows in a reading; one that has no line here fails the test. */
const CHECKS: Record<string, (facts: Facts, expected: never, all: Expected) => void> = {
  tool: (f, name: string | null) =>
    expect(f.all('tool').find(Boolean)?.value ?? null).toBe(name?.replace(/ \(.*\)$/, '') ?? null),
  tool_version: (f, v: string) => expect(f.all('toolVersion').find(Boolean)?.value).toBe(v),
  prompt: (f, v: string, all) =>
    expect(f.texts('positive', all.trailing_text ? 'expanded' : 'entered')[0]).toBe(v),
  prompt_as_typed: (f, v: string) => expect(f.texts('positive', 'entered')).toEqual([v]),
  prompt_typed: (f, v: string) => expect(f.texts('positive', 'entered')).toEqual([v]),
  prompts_by_user: (f, v: string[]) => expect(f.texts('positive', 'entered')).toEqual(v),
  prompt_rewritten_by_model: (f, v: string) =>
    expect(f.texts('positive', 'rewritten_by_model')).toEqual([v]),
  negative_prompt: (f, v: string) => expect(f.texts('negative', 'entered')[0] ?? '').toBe(v),
  negative_terms_in_brackets: (f, v: string[]) => expect(f.texts('negative')).toEqual(v),
  full_prompt: (f, v: string[]) => expect(f.texts('positive', 'expanded')).toEqual(v),
  seed: (f, v: string) => expect(f.parameter('seed')).toBe(v),
  steps: (f, v: number) => expect(number(f.parameter('steps'))).toBe(v),
  cfg: (f, v: number) => expect(number(f.parameter('cfg'))).toBe(v),
  width: (f, v: number) => expect(number(f.parameter('width'))).toBe(v),
  height: (f, v: number) => expect(number(f.parameter('height'))).toBe(v),
  clip_skip: (f, v: number) => expect(number(f.parameter('clip_skip'))).toBe(v),
  strength: (f, v: number) => expect(number(f.parameter('strength'))).toBe(v),
  images: (f, v: number | unknown[]) => {
    if (typeof v === 'number') expect(number(f.parameter('images'))).toBe(v);
    else for (const [i, image] of v.entries()) chatImage(f, image as Expected, i);
  },
  sampler: (f, v: string) => expect(f.parameter('sampler')).toBe(v),
  scheduler: (f, v: string) => expect(f.parameter('scheduler')).toBe(v),
  mode: (f, v: string) => expect(f.parameter('mode')).toBe(v),
  resolution: (f, v: string) => expect(f.parameter('resolution')).toBe(v),
  styles: (f, v: string) => expect(f.parameter('styles')).toBe(v),
  size: (f, v: string) => expect(f.parameter('size')).toBe(v),
  quality: (f, v: string) => expect(f.parameter('quality')).toBe(v),
  output_format: (f, v: string) => expect(f.parameter('format')).toBe(v),
  parameters: (f, v: string) => expect(f.parameter('parameters')).toBe(v),
  trailing_text: (f, v: string) => expect(f.parameter('trailing_text')).toBe(v),
  dream_command: (f, v: string) => expect(f.parameter('dream_command')).toBe(v),
  status: (f, v: string) => expect(f.parameter('status')).toBe(v),
  observations: (f, v: number) => expect(number(f.parameter('observations'))).toBe(v),
  model: (f, v: string) => expect(f.models('model')[0]?.name?.value).toBe(v),
  models: (f, v: string[]) => expect(f.models('model').map((one) => one.name?.value)).toEqual(v),
  model_hash: (f, v: string) => expect(f.models('model')[0]?.hash?.value).toBe(v),
  loras: (f, v: { name: string; weight: number }[]) =>
    expect(
      f.models('lora').map((one) => ({ name: one.name?.value, weight: number(one.weight?.value) })),
    ).toEqual(v),
  parent_sha256: (f, v: string) =>
    expect(f.reading.statements.flatMap((one) => one.parents).map((one) => one.value)).toEqual([v]),
  parent_file: (f, v: string) => {
    const { files } = JSON.parse(readSample('manifest.json').toString()) as {
      files: { file: string; sha256: string }[];
    };
    const [parent] = f.reading.statements.flatMap((one) => one.parents);
    expect(files.find((one) => one.sha256 === parent?.value)?.file).toBe(v);
  },
  reference_images: (f, v: string[]) =>
    expect(
      f.reading.statements.flatMap((one) => one.references).map((one) => one.name?.value),
    ).toEqual(v),
  samplers: (f, v: Expected[]) => {
    const passes = f.reading.statements.flatMap((one) => one.passes);
    expect(passes.map((one) => one.part)).toEqual(v.map((one) => one.node));
    for (const [i, one] of v.entries()) {
      const part = String(one.node);
      expect(f.parameter('class_type', i)).toBe(one.class_type);
      expect(f.parameter('seed', i)).toBe(one.seed);
      expect(f.parameter('sampler', i)).toBe(one.sampler);
      expect(f.parameter('scheduler', i)).toBe(one.scheduler);
      for (const key of ['steps', 'cfg', 'denoise']) {
        expect([key, number(f.parameter(key, i))]).toEqual([key, one[key]]);
      }
      expect(f.texts('positive', 'entered', part)).toEqual([one.prompt]);
      expect(f.texts('negative', 'entered', part)).toEqual([one.negative_prompt]);
    }
  },
  prompts_in_graph: (f, v: string[]) =>
    expect(f.reading.statements.flatMap((one) => one.texts).map((one) => one.value)).toEqual(v),
  latent_sizes: (f, v: [number, number][]) =>
    expect([[number(f.parameter('width')), number(f.parameter('height'))]]).toEqual(v),
  prompt_id: (f, v: string) => expect(f.id('prompt_id')).toBe(v),
  client_id: (f, v: string) => expect(f.person('client')).toEqual([v]),
  started_at: (f, v: string) => expect(new Date(Number(f.time('started'))).toISOString()).toBe(v),
  finished_at: (f, v: string) => expect(new Date(Number(f.time('finished'))).toISOString()).toBe(v),
  output_files: (f, v: string[]) => expect([f.id('output_file')]).toEqual(v),
  job_id: (f, v: string) => expect(f.id('job_id')).toBe(v),
  author: (f, v: string) => expect(f.person('account')).toEqual([v]),
  user: (f, v: string) => expect(f.person('account')).toEqual([v]),
  session: (f, v: string) => expect(f.id('session_id')).toBe(v),
  trace_id: (f, v: string) => expect(f.id('trace_id')).toBe(v),
  timestamp: (f, v: string) => expect(f.time('started')).toBe(v),
  created_at: (f, v: string | number) => expect(f.time('created')).toBe(String(v)),
  created_date: (f, v: string) => expect(f.time('day_only')).toBe(v),
  job_timestamp: (f, v: string) => expect(f.time('local_without_zone')).toBe(v),
  digital_source_type: (f, v: string) => expect(f.label('DigitalSourceType')).toMatch(`/${v}`),
  xmp_digital_image_guid: (f, v: string) => expect(f.id('digital_image_guid')).toBe(v),
  response_id: (f, v: string) => expect(f.id('response_id')).toBe(v),
  image_call_id: (f, v: string) => expect(f.id('image_call_id')).toBe(v),
  image_sha256: (f, v: string) => expect(f.id('image_sha256')).toBe(v),
  conversations: (f, v: number) => expect(f.reading.statements).toHaveLength(v),
  aigc: (f, v: Expected) =>
    expect(
      Object.fromEntries(
        f.reading.statements.flatMap((one) => one.labels.map((l) => [l.name, l.value])),
      ),
    ).toEqual(v),
  iptc: (f, v: Record<string, string>) => {
    expect(f.label('DigitalSourceType')).toMatch(`/${v.DigitalSourceType}`);
    expect(f.all('tool').find(Boolean)?.value).toBe(v.AISystemUsed);
    expect(f.all('toolVersion').find(Boolean)?.value).toBe(v.AISystemVersionUsed);
    expect(f.texts('positive')).toEqual([v.AIPromptInformation]);
    expect(f.person('prompt_writer')).toEqual([v.AIPromptWriterName]);
  },
  creators: (f, v: string[]) => expect(f.person('creator')).toEqual(v),
  creator_tool: (f, v: string) => expect(f.all('tool').find(Boolean)?.value).toBe(v),
  // The manifest was read by a program that writes days its own way.
  create_date: (f, v: string) =>
    expect([f.time('created'), exifTime(f.time('created'))]).toContain(v),
  modify_date: (f, v: string) =>
    expect([f.time('modified'), exifTime(f.time('modified'))]).toContain(v),
  document_id: (f, v: string) => expect(f.id('document_id')).toBe(v),
  original_document_id: (f, v: string) => expect(f.id('original_document_id')).toBe(v),
  derived_from: (f, v: Record<string, string>) => {
    for (const [key, value] of Object.entries(v)) {
      const name = `${key[0]?.toLowerCase()}${key.slice(1)}`;
      expect(f.id(`derived_from_${name}`)).toBe(value);
    }
  },
  history: (f, v: Expected[]) =>
    expect(
      f.reading.statements
        .flatMap((one) => one.history)
        .map((one) => ({
          action: one.action?.value ?? null,
          when: exifTime(one.when?.value),
          software: one.software?.value ?? null,
          changed: one.changed?.value ?? null,
          parameters: one.parameters?.value ?? null,
        })),
    ).toEqual(v),
  note: () => undefined,
  // Content credentials are checked where they are read, in a process of their own.
  c2pa: (f) => expect(f.reading.records.some(({ place }) => /C2PA|caBX/.test(place))).toBe(true),
  c2pa_in_image: () => undefined,
};

function chatImage(f: Facts, expected: Expected, pass: number): void {
  const [width, height] = expected.size as [number, number];
  expect(f.parameter('asset_pointer', pass)).toBe(expected.asset_pointer);
  expect(f.parameter('seed', pass)).toBe(expected.seed);
  expect([number(f.parameter('width', pass)), number(f.parameter('height', pass))]).toEqual([
    width,
    height,
  ]);
  expect(f.id('gen_id')).toBe(expected.gen_id);
  expect(f.texts('positive', 'rewritten_by_model')).toContain(expected.model_prompt);
  const times = f.reading.statements.flatMap((one) => one.times).map((one) => one.value);
  expect(times).toContain(String(expected.created_at));
}

/** Whether the samples are there. */
export const HAVE_SAMPLES = existsSync(SAMPLES);

/** Samples of records; a trace of edits is none. */
export function samples(): Sample[] {
  if (!HAVE_SAMPLES) return [];
  const { files } = JSON.parse(readSample('manifest.json').toString()) as { files: Sample[] };
  return files.filter(({ file }) => !file.startsWith('traces/'));
}

/** Insists that a reading states every fact of the manifest, digit for digit. */
export function expectFacts(reading: Reading, { expected }: Sample): void {
  const facts = new Facts(reading);
  for (const [key, value] of Object.entries(expected)) {
    const check = CHECKS[key];
    if (!check) throw new Error(`no check of "${key}"`);
    check(facts, value as never, expected);
  }
}
