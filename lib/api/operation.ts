import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** What an operation gives back when it succeeds. */
export type Answer = {
  status: 200 | 201 | 202 | 204 | 303;
  /** Media type of the body; absent for 204 and 303. */
  type?: string;
  /** Shape of a JSON body, or of each line of NDJSON. */
  schema?: z.ZodType;
  /** Response headers worth knowing, with what they say. */
  headers?: Record<string, string>;
};

/**
 * One operation of the API: what the route serves and what the OpenAPI document says, from one
 * place. Members of `input` named in the path come from it; the rest come from the query or, with
 * `body: 'json'`, from the body.
 */
export type Operation<S extends z.ZodObject = z.ZodObject> = {
  /** Name in code and documents: `cases.open`. */
  id: string;
  method: Method;
  /** Below /api/v1, with `{names}`. */
  path: string;
  summary: string;
  description?: string;
  input: S;
  /** `bytes` are read whole before the work begins, a `stream` by the work itself. */
  body: 'none' | 'json' | 'bytes' | 'stream' | 'ndjson';
  /** Largest body taken, in bytes; 1 MiB where it is not given. */
  limit?: number;
  /** Shape of each line of an NDJSON body. */
  line?: z.ZodType;
  /** Request headers it reads, with what they mean. */
  headers?: Record<string, string>;
  answer: Answer;
  /** Makes something: an Idempotency-Key keeps a repetition from making it twice. */
  creates?: true;
  /** Needs nobody to be signed in. */
  open?: true;
};

/** Declares an operation; the generic keeps its input's shape for `serve`. */
export function operation<S extends z.ZodObject>(spec: Operation<S>): Operation<S> {
  return spec;
}

/** Largest body of an operation that states no other, in bytes. */
export const USUAL_LIMIT = 1024 * 1024;

/** Names in an operation's path, in order. */
export function pathNames(path: string): string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '');
}

/** What a schema takes at bottom, past defaults, optional and nullable: `string`, `number`, … */
export function basicType(schema: z.core.$ZodType): string {
  const { def } = schema._zod;
  // Wrapping kinds hold what they wrap in `innerType`, pipes their entrance in `in`.
  const inner = (def as { innerType?: z.core.$ZodType; in?: z.core.$ZodType }).innerType;
  const entrance = (def as { in?: z.core.$ZodType }).in;
  return inner ? basicType(inner) : entrance ? basicType(entrance) : def.type;
}
