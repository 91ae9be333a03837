import { z } from 'zod';
import { SOFTWARE } from '@/lib/kernel/version';
import { type Operation, pathNames } from '../operation';
import * as captured from '../operations/captured';
import * as cases from '../operations/cases';
import * as contributors from '../operations/contributors';
import * as desk from '../operations/desk';
import * as dossiers from '../operations/dossiers';
import * as exhibits from '../operations/exhibits';
import * as imports from '../operations/imports';
import * as instance from '../operations/instance';
import * as intake from '../operations/intake';
import * as ledger from '../operations/ledger';
import * as prompts from '../operations/prompts';
import * as review from '../operations/review';
import * as runs from '../operations/runs';
import * as search from '../operations/search';
import * as sources from '../operations/sources';
import * as statements from '../operations/statements';
import * as tokens from '../operations/tokens';
import * as volumes from '../operations/volumes';
import { problemSchema } from './problem';

type Schema = Record<string, unknown>;

/** Every operation of the API, by the part of it that it belongs to. */
export const OPERATIONS: Record<string, readonly Operation[]> = {
  instance: Object.values(instance),
  tokens: Object.values(tokens),
  cases: Object.values(cases),
  contributors: Object.values(contributors),
  exhibits: Object.values(exhibits),
  intake: Object.values(intake),
  prompts: Object.values(prompts),
  runs: Object.values(runs),
  sources: Object.values(sources),
  captured: Object.values(captured),
  imports: Object.values(imports),
  review: Object.values(review),
  search: Object.values(search),
  statements: Object.values(statements),
  desk: Object.values(desk),
  ledger: Object.values(ledger),
  dossiers: Object.values(dossiers),
  volumes: Object.values(volumes),
};

const KEY_HEADER = {
  name: 'Idempotency-Key',
  in: 'header',
  required: false,
  description:
    'A repetition with the same key gets the first answer again for 24 hours. The same key with another request is refused.',
  schema: { type: 'string', pattern: '^[\\x21-\\x7e]{1,255}$' },
};

const ABOUT = `Acts by token are marked as such in the ledger. Times are ISO 8601 in UTC with milliseconds; digests are SHA-256 in lower-case hexadecimal; members and parameters not named here are refused. What you may not see is answered exactly like what does not exist.`;

let made: Schema | undefined;

/** The OpenAPI 3.1 document of the API, made once from the schemas the routes themselves use. */
export function openApiDocument(): Schema {
  made ??= {
    openapi: '3.1.0',
    info: {
      title: 'Chirograph',
      version: SOFTWARE.slice(SOFTWARE.indexOf('/') + 1),
      description: ABOUT,
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ token: [] }, { browser: [] }],
    tags: Object.keys(OPERATIONS).map((name) => ({ name })),
    paths: paths(),
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          description: 'A personal access token, read-only or for writing too.',
        },
        browser: {
          type: 'apiKey',
          in: 'cookie',
          name: 'chirograph-session',
          description: 'The session of a browser; changes are taken from our own pages only.',
        },
      },
      schemas: { Problem: problemSchema() },
    },
  };
  return made;
}

function paths(): Schema {
  const found: Record<string, Schema> = {};
  for (const [tag, operations] of Object.entries(OPERATIONS)) {
    for (const operation of operations) {
      const item = found[operation.path] ?? {};
      found[operation.path] = item;
      item[operation.method.toLowerCase()] = described(tag, operation);
    }
  }
  return found;
}

function described(tag: string, operation: Operation): Schema {
  const { body, answer } = operation;
  const input = jsonSchema(operation.input, 'input') as ObjectSchema;
  const named = pathNames(operation.path);
  const inPath = named.map((name) => ({
    name,
    in: 'path',
    required: true,
    schema: input.properties[name] ?? {},
  }));
  const rest = Object.keys(input.properties).filter((name) => !named.includes(name));
  const inQuery = body === 'json' ? [] : rest.map((name) => queryParameter(input, name));
  const inHeaders = Object.entries(operation.headers ?? {})
    // The document says the type of a body elsewhere (OpenAPI 3.1 §4.8.12.2).
    .filter(([name]) => name !== 'content-type')
    .map(([name, description]) => ({
      name,
      in: 'header',
      required: false,
      description,
      schema: { type: 'string' },
    }));
  return {
    operationId: operation.id,
    tags: [tag],
    summary: operation.summary,
    ...(operation.description ? { description: operation.description } : {}),
    ...(operation.open ? { security: [] } : {}),
    parameters: [...inPath, ...inQuery, ...inHeaders, ...(operation.creates ? [KEY_HEADER] : [])],
    ...(body === 'none' ? {} : { requestBody: requestBody(operation, input, rest) }),
    responses: {
      [String(answer.status)]: success(operation),
      default: {
        description: 'It was not done; nothing half-done is left.',
        content: {
          'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } },
        },
      },
    },
  };
}

type ObjectSchema = { properties: Record<string, Schema>; required?: string[] };

function queryParameter(input: ObjectSchema, name: string): Schema {
  return {
    name,
    in: 'query',
    required: input.required?.includes(name) ?? false,
    schema: input.properties[name] ?? {},
  };
}

function requestBody(operation: Operation, input: ObjectSchema, members: string[]): Schema {
  if (operation.body === 'bytes' || operation.body === 'stream') {
    return { required: false, content: { '*/*': {} } };
  }
  if (operation.body === 'ndjson') {
    const schema = operation.line ? jsonSchema(operation.line, 'input') : {};
    return {
      required: true,
      description: 'One JSON object on each line; this is the shape of a line.',
      content: { 'application/x-ndjson': { schema } },
    };
  }
  const required = (input.required ?? []).filter((name) => members.includes(name));
  const schema = {
    type: 'object',
    properties: Object.fromEntries(members.map((name) => [name, input.properties[name] ?? {}])),
    ...(required.length > 0 ? { required } : {}),
    additionalProperties: false,
  };
  return { required: true, content: { 'application/json': { schema } } };
}

function success({ answer }: Operation): Schema {
  const lines = answer.type?.includes('ndjson');
  const description = lines ? 'One JSON value on each line; this is the shape of a line.' : 'Done.';
  const headers = Object.entries(answer.headers ?? {}).map(([name, text]) => [
    name,
    { description: text, schema: { type: 'string' } },
  ]);
  return {
    description,
    ...(headers.length > 0 ? { headers: Object.fromEntries(headers) } : {}),
    ...(answer.type
      ? {
          content: {
            [answer.type]: answer.schema ? { schema: jsonSchema(answer.schema, 'output') } : {},
          },
        }
      : {}),
  };
}

/** A zod schema as JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): Schema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, {
    io,
    target: 'draft-2020-12',
    unrepresentable: 'any',
  });
  return rest;
}
