import type { z } from 'zod';
import { AppError } from '@/lib/kernel/errors';
import { basicType, type Operation, pathNames } from './operation';

type Members = Record<string, unknown>;

/**
 * The members of the input that the path names. Throws NOT_FOUND for a value that cannot name
 * anything: it is then the same as one that names nothing.
 */
export function fromPath(operation: Operation, params: Record<string, string>): Members {
  const found: Members = {};
  for (const name of pathNames(operation.path)) {
    const schema = operation.input.shape[name];
    const value = schema && coerced(schema, params[name] ?? '');
    if (!schema?.safeParse(value).success) throw new AppError('NOT_FOUND');
    found[name] = value;
  }
  return found;
}

/** The members of the input in the query. Throws INVALID for one given twice or named in the path. */
export function fromQuery(operation: Operation, url: string): Members {
  const query = new URL(url).searchParams;
  const named = pathNames(operation.path);
  const found: Members = {};
  for (const name of new Set(query.keys())) {
    const values = query.getAll(name);
    const schema = operation.input.shape[name];
    if (!schema || named.includes(name)) {
      throw new AppError('INVALID', { fields: { [shown(name)]: 'unknown_field' } });
    }
    if (basicType(schema) === 'array') {
      found[name] = values;
      continue;
    }
    if (values.length > 1) throw new AppError('INVALID', { fields: { [name]: 'given_twice' } });
    found[name] = coerced(schema, values[0] ?? '');
  }
  return found;
}

/** Throws INVALID where an operation that takes none is given a query. */
export function refuseQuery(url: string): void {
  for (const name of new URL(url).searchParams.keys()) {
    throw new AppError('INVALID', { fields: { [shown(name)]: 'unknown_field' } });
  }
}

/** The members of the input in a JSON body. Throws INVALID where it is not one object of them. */
export function fromBody(operation: Operation, body: unknown): Members {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) {
    throw new AppError('INVALID', { reason: 'not_an_object' });
  }
  for (const name of pathNames(operation.path)) {
    if (Object.hasOwn(body, name)) {
      throw new AppError('INVALID', { fields: { [name]: 'unknown_field' } });
    }
  }
  return { ...body };
}

/** Text of a path or a query as the type its schema takes; the schema itself decides afterwards. */
function coerced(schema: z.core.$ZodType, text: string): unknown {
  switch (basicType(schema)) {
    case 'number':
      return /^-?\d{1,16}$/.test(text) ? Number(text) : text;
    case 'boolean':
      return text === 'true' ? true : text === 'false' ? false : text;
    default:
      return text;
  }
}

/** Names come from the caller; what is given back of them is short and plain. */
function shown(name: string): string {
  return name.replace(/[^\w.-]/g, '_').slice(0, 60) || '_';
}
