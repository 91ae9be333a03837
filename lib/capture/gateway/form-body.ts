import type { JsonObject, JsonValue } from '@/lib/records/json-text';
import type { PassingFile } from '../schema';
import { kindOf } from './json-images';

export type Form = { fields: JsonObject; files: (PassingFile & { name: string })[] };

/** A multipart form (RFC 7578) read by the platform; null where the body is none. */
export async function formOf(bytes: Buffer, contentType: string): Promise<Form | null> {
  if (!/^multipart\/form-data/i.test(contentType)) return null;
  let form: FormData;
  try {
    const body = new Uint8Array(bytes);
    form = await new Response(body, { headers: { 'content-type': contentType } }).formData();
  } catch {
    return null;
  }
  const fields: JsonObject = new Map<string, JsonValue>();
  const files: Form['files'] = [];
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      fields.set(name, value);
      continue;
    }
    const content = new Uint8Array(await value.arrayBuffer());
    const { ending, mediaType } = kindOf(content);
    // Of the name that came only what no path can be made of.
    const plain = value.name.replace(/[^\p{L}\p{N}._ -]/gu, '_').slice(0, 200);
    files.push({ name, bytes: content, fileName: plain || `input.${ending}`, mediaType });
  }
  return { fields, files };
}
