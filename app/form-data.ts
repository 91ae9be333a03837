/** A field's text, or an empty text where the form has none. Files are not texts. */
export function text(form: FormData, name: string): string {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
}

/** A field's text, or null where it is empty: for values that may be unknown. */
export function textOrNull(form: FormData, name: string): string | null {
  return text(form, name) || null;
}

/** Every value of a field that may be chosen several times. */
export function texts(form: FormData, name: string): string[] {
  return form.getAll(name).filter((value) => typeof value === 'string');
}
