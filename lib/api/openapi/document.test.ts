import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pathNames } from '../operation';
import { routeFiles } from '../testing-api';
import { OPERATIONS, openApiDocument } from './document';

const operations = Object.values(OPERATIONS).flat();
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;

const schema = z.looseObject({});
const content = z.record(z.string().includes('/'), z.strictObject({ schema: schema.optional() }));
const parameter = z.strictObject({
  name: z.string().min(1),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
});
const operationObject = z.strictObject({
  operationId: z.string().regex(/^[a-z_]+\.[a-z_]+$/),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(5),
  description: z.string().optional(),
  security: z.array(z.never()).optional(),
  parameters: z.array(parameter),
  requestBody: z
    .strictObject({ required: z.boolean(), description: z.string().optional(), content })
    .optional(),
  responses: z.record(
    z.string().regex(/^([1-5]\d\d|default)$/),
    z.strictObject({
      description: z.string().min(1),
      headers: z.record(z.string(), z.looseObject({ schema })).optional(),
      content: content.optional(),
    }),
  ),
});
const documentShape = z.strictObject({
  openapi: z.literal('3.1.0'),
  info: z.looseObject({ title: z.string(), version: z.string().regex(/^\d+\.\d+\.\d+/) }),
  servers: z.array(z.strictObject({ url: z.string() })),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(
    z.string().startsWith('/'),
    z.partialRecord(z.enum(['get', 'post', 'put', 'patch', 'delete']), operationObject),
  ),
  components: z.strictObject({ securitySchemes: schema, schemas: schema }),
});

/** Every `$ref` anywhere in a value. */
function references(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === '$ref' && typeof inner === 'string' ? [inner] : references(inner),
  );
}

describe('the OpenAPI document', () => {
  const document = openApiDocument();

  it('has the shape of OpenAPI 3.1', () => {
    documentShape.parse(document);
  });

  it('names every operation once', () => {
    const ids = operations.map((o) => o.id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('points at nothing that is not there', () => {
    for (const reference of references(document)) {
      const found = reference
        .replace(/^#\//, '')
        .split('/')
        .reduce<unknown>(
          (at, name) => (at as Record<string, unknown> | undefined)?.[name],
          document,
        );
      expect(found, reference).toBeDefined();
    }
  });

  it('declares every name of a path, and requires it', () => {
    const { paths } = documentShape.parse(document);
    for (const [path, item] of Object.entries(paths)) {
      for (const [method, { parameters }] of Object.entries(item)) {
        const inPath = parameters.filter((p) => p.in === 'path');
        expect(
          inPath.map((p) => p.name),
          `${method} ${path}`,
        ).toEqual(pathNames(path));
        expect(inPath.every((p) => p.required)).toBe(true);
      }
    }
  });

  it('takes each member of an input from one place only', () => {
    for (const operation of operations) {
      for (const name of pathNames(operation.path)) {
        expect(Object.keys(operation.input.shape), operation.id).toContain(name);
      }
    }
  });

  it('describes exactly the routes there are, method by method', async () => {
    const described = operations.map((o) => `${o.method} ${o.path}`).sort();
    const served: string[] = [];
    for (const { path, file } of routeFiles()) {
      const route = (await import(file)) as Record<
        string,
        (...args: unknown[]) => Promise<Response>
      >;
      const allowed = (await route.OPTIONS?.())?.headers.get('allow')?.split(', ') ?? [];
      for (const method of METHODS) {
        // A method that is refused would answer so without looking at the request.
        if (allowed.includes(method)) served.push(`${method} ${path}`);
      }
    }
    expect(served.sort()).toEqual(described);
  });

  it('says for each operation that makes something that a key keeps it from doing so twice', () => {
    const posts = operations.filter((o) => o.method === 'POST' && !o.creates).map((o) => o.id);
    // Signing a part, asking for a check and asking an export to stop make nothing twice; a batch
    // goes by digests; a token's answer and the key of an upstream must not be kept; a claim is known by
    // its signed bytes;
    // events of programs and watched files carry keys of their own; every step of an import may be
    // repeated, and a suggestion is decided once; a link is taken back once and a hold released once,
    // and so is a question taken back; an item of a desk is withdrawn once, and counsel is admitted to
    // a firm once; a preview keeps nothing.
    expect(posts.sort()).toEqual([
      'desk.withdraw',
      'dossiers.cancel',
      'exhibits.batch',
      'firms.admit',
      'imports.admit_files',
      'imports.announce_files',
      'imports.end',
      'imports.name_files',
      'imports.open_archive',
      'imports.refuse_files',
      'imports.unpack',
      'intakes.sign_part',
      'ledger.ask_check',
      'prompts.join',
      'prompts.push',
      'prompts.show_presence',
      'proposals.decide',
      'review.release_hold',
      'review.unlink',
      'runs.events',
      'sources.open',
      'sources.receive_file',
      'statements.withdraw_question',
      'tokens.create',
      'volumes.preview',
    ]);
  });
});
