import type { Material } from '@/lib/dossier/pages/material';
import type { PromptPart } from '@/lib/dossier/pages/prompt/part';
import { type Masking, maskText } from './mask';

/** Members whose values are numbers of a tool: a seed may look like a telephone number. */
const NUMBERS_OF_TOOLS = new Set(['parameters', 'providerIds']);

/** What a main volume prints: every text of the record with personal data masked, all else as it is. */
export function maskedMaterial(material: Material, by: Masking): Material {
  const { state, timeline, custody, preservation, records, ...rest } = material;
  const masked = deep({ state, timeline, custody, preservation, records }, by);
  return { ...rest, ...masked, facts: { ...material.facts, state: masked.state } };
}

/**
 * A prompt with personal data masked. Spans are cut anew from the masked text of their field, so that
 * a number typed by two people in turn is masked all the same.
 */
export function maskedPrompt(part: PromptPart, by: Masking): PromptPart {
  const masked = deep(part, by);
  for (const state of masked.states) {
    for (const field of state.fields) {
      for (const span of field.spans) span.text = field.text.slice(span.from, span.to);
    }
  }
  return masked;
}

/** Texts of counsel that a main volume prints, masked alike. */
export function maskedTexts<T>(value: T, by: Masking): T {
  return deep(value, by);
}

function deep<T>(value: T, by: Masking): T {
  // A walk over data without cycles that keeps every shape: what goes in as T comes out as T.
  return walk(value, by, false) as T;
}

/** Numbers of a public register: no personal data, whatever they look like. */
const REGISTERED = new Set(['registrationNumber']);

function walk(value: unknown, by: Masking, ofTool: boolean): unknown {
  if (typeof value === 'string') return maskedString(value, by, ofTool);
  if (value === null || typeof value !== 'object') return value;
  if (Array.isArray(value)) return value.map((one) => walk(one, by, ofTool));
  if (value instanceof Map) {
    return new Map([...value].map(([key, one]) => [key, walk(one, by, ofTool)] as const));
  }
  if (value instanceof Set || value instanceof Uint8Array || value instanceof Date) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [
      key,
      REGISTERED.has(key) ? one : walk(one, by, ofTool || NUMBERS_OF_TOOLS.has(key)),
    ]),
  );
}

function maskedString(text: string, by: Masking, ofTool: boolean): string {
  if (ofTool && /^[\d\s.,+-]*$/.test(text)) return text;
  if (!by.listed && !/[\d@]/.test(text)) return text;
  return maskText(text, by);
}
