import { z } from 'zod';
import { SHA256_HEX } from '@/lib/kernel/digest';
import { credentialsSchema } from './credentials';

/** Version of the readers as a whole; it rises with every change of what any of them answers. */
export const READERS_VERSION = 5;

const count = z.number().int().min(0);

/**
 * One value as the record has it, never rounded or trimmed, with the record it stands in (by order)
 * and the place within that record: a JSON pointer, a key, a property or a tag.
 */
const fact = z.strictObject({ value: z.string(), record: count, at: z.string() });
export type Fact = z.output<typeof fact>;

/** Bytes of a file that are a record, before anybody reads a meaning into them. */
const rawRecord = z.strictObject({
  order: count,
  /** Container, part and name, e.g. `PNG/tEXt/parameters`; `file` for a document as a whole. */
  place: z.string(),
  /** First byte in the file and number of bytes; null where the record lies in decoded pixels. */
  offset: count.nullable(),
  length: count,
  /** Digest of those bytes, or of the payload of a record in pixels. */
  sha256: z.string().regex(SHA256_HEX),
  /** How the bytes were turned into text; null where they are no text. */
  encoding: z.enum(['utf-8', 'latin-1', 'utf-16le', 'utf-16be']).nullable(),
  compressed: z.boolean(),
  /** Exact text, or its beginning; null where the bytes are no text. */
  text: z.string().nullable(),
  /** UTF-16 units of the whole text. */
  textLength: count,
});
export type RawRecord = z.output<typeof rawRecord>;

/** What a text is to the generation. */
export const TEXT_ROLES = ['positive', 'negative', 'system', 'edit', 'description'] as const;

/**
 * Where a text comes from, as far as the record says. `entered` was given to the tool by whoever used
 * it; the record does not say who that was.
 */
export const TEXT_ORIGINS = [
  'entered',
  'rewritten_by_model',
  'expanded',
  'template',
  'placeholder',
  'unknown',
] as const;

export const MODEL_KINDS = ['model', 'lora', 'vae', 'embedding', 'controlnet', 'refiner'] as const;

export const TIME_KINDS = [
  'signed',
  'created',
  'modified',
  'started',
  'finished',
  'exported',
  'day_only',
  'local_without_zone',
] as const;

export const PERSON_KINDS = [
  'account',
  'client',
  'creator',
  'prompt_writer',
  'typed_name',
] as const;

const text = z.strictObject({
  ...fact.shape,
  role: z.enum(TEXT_ROLES),
  origin: z.enum(TEXT_ORIGINS),
  /** Node, character or region the text belongs to; empty where there is one text only. */
  part: z.string(),
});
const parameter = z.strictObject({ ...fact.shape, name: z.string() });
const model = z.strictObject({
  kind: z.enum(MODEL_KINDS),
  name: fact.nullable(),
  hash: fact.nullable(),
  weight: fact.nullable(),
});
const reference = z.strictObject({
  role: z.string(),
  name: fact.nullable(),
  sha256: fact.nullable(),
  strength: fact.nullable(),
});
const editing = z.strictObject({
  action: fact.nullable(),
  when: fact.nullable(),
  software: fact.nullable(),
  changed: fact.nullable(),
  parameters: fact.nullable(),
});
const message = z.strictObject({
  /** Who is named as sender or author; a claim of the export. */
  author: z.string().nullable(),
  time: z.string().nullable(),
  text: z.string(),
  /** What the message is in its source: a chat message, a mail, a branch that was left. */
  kind: z.enum(['message', 'mail', 'abandoned_branch', 'tool', 'trace']),
  record: count,
  at: z.string(),
});

/** What a project file is made of. */
export const PART_KINDS = [
  'group',
  'layer',
  'mask',
  'media',
  'sequence',
  'track',
  'clip',
  'title',
  'gap',
  'transition',
] as const;
export type PartKind = (typeof PART_KINDS)[number];

/** A layer, a clip, a file that a project holds; under which it stands, `depth` says. */
const part = z.strictObject({
  kind: z.enum(PART_KINDS),
  depth: count,
  name: fact.nullable(),
  /** Name or address of the file that it shows. */
  file: fact.nullable(),
  details: z.array(parameter),
});
export type Part = z.output<typeof part>;

const signature = z.strictObject({
  scheme: z.string(),
  /** `not_verified` says that the bytes at hand do not fit; it never says why. */
  outcome: z.enum(['verified', 'not_verified', 'not_checked']),
  key: z.string(),
  record: count,
  at: z.string(),
});

/** What one reader makes of the records it knows: the normal form. */
const statement = z.strictObject({
  reader: z.string(),
  version: count,
  tool: fact.nullable(),
  toolVersion: fact.nullable(),
  texts: z.array(text),
  /** One for each sampling or output of the record; most records have one. */
  passes: z.array(z.strictObject({ part: z.string(), parameters: z.array(parameter) })),
  models: z.array(model),
  references: z.array(reference),
  /** Originals named by the SHA-256 of their file. */
  parents: z.array(z.strictObject({ ...fact.shape, name: z.string() })),
  times: z.array(z.strictObject({ ...fact.shape, kind: z.enum(TIME_KINDS) })),
  people: z.array(z.strictObject({ ...fact.shape, kind: z.enum(PERSON_KINDS) })),
  ids: z.array(parameter),
  /** Labels and declarations: fields of GB 45438, of IPTC, of XMP. */
  labels: z.array(parameter),
  history: z.array(editing),
  messages: z.array(message),
  signatures: z.array(signature),
  /** Of a project: what it is made of, in its own order. Readers before version 2 told none. */
  parts: z.array(part).optional(),
});
export type Statement = z.output<typeof statement>;
export type Parameter = z.output<typeof parameter>;
export type Message = z.output<typeof message>;

/** What a reader has to say about the file besides its content. */
export const FINDING_CODES = [
  'contradiction',
  'pixel_size_differs',
  'record_after_image',
  'checksum_wrong',
  'container_incomplete',
  'record_too_large',
  'inflated_too_large',
  'text_cut',
  'too_many_records',
  'too_many_values',
  'not_decoded',
  'json_not_valid',
  'json_too_deep',
  'json_too_large',
  'json_duplicate_key',
  'json_not_finite',
  'xml_not_well_formed',
  'xml_doctype_refused',
  'xml_too_large',
  'graph_loop',
  'graph_unknown_node',
  'unknown_form',
  'placeholder_text',
  'request_seed',
  'seed_differs_in_graph',
  'signature_not_verified',
  'pixels_not_read',
  'manifest_kept_elsewhere',
  'trust_list_unread',
  'document_too_large',
  'document_read_in_part',
  'reader_failed',
] as const;
export type FindingCode = (typeof FINDING_CODES)[number];

const finding = z.strictObject({
  code: z.enum(FINDING_CODES),
  /** What it is about, e.g. a name of a parameter; empty where the code says it all. */
  about: z.string(),
  /** The values that do not agree, or the one in question, each with its place. */
  facts: z.array(fact),
});
export type ReadingFinding = z.output<typeof finding>;

/** Everything read from the bytes of one file by one version of the readers. */
export const readingSchema = z.strictObject({
  readers: count,
  mediaType: z.string().nullable(),
  width: count.nullable(),
  height: count.nullable(),
  records: z.array(rawRecord),
  statements: z.array(statement),
  /** Content credentials (C2PA); null where the file has none. */
  credentials: credentialsSchema.nullable(),
  findings: z.array(finding),
});
export type Reading = z.output<typeof readingSchema>;
