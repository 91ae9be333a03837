import { text, textOrNull, texts } from '@/app/form-data';
import type { saveItem } from '@/lib/desk/commands/items';

type Saved = Parameters<typeof saveItem>[1];

/** Which item a form of the desk is a version of, and who may read it. */
export function itemIn(form: FormData): Pick<Saved, 'itemId' | 'version' | 'sharedWith'> {
  return {
    itemId: textOrNull(form, 'itemId'),
    version: Number(text(form, 'version')),
    sharedWith: texts(form, 'sharedWith'),
  };
}

/**
 * What a form of the desk says, as its script put it together. Typed as the form means it: what is
 * no JSON becomes nothing, and whatever is not of the shape the command refuses.
 */
export function saidIn<T>(form: FormData): T {
  try {
    return JSON.parse(text(form, 'said'));
  } catch {
    return {} as T;
  }
}
