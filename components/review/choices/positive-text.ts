/** The positive text of a frozen document of a prompt (docs/formats/prompt.md §4); empty where it has none. */
export function positiveText(document: string): string {
  const read: unknown = JSON.parse(document);
  const fields = typeof read === 'object' && read !== null && 'fields' in read ? read.fields : [];
  if (!Array.isArray(fields)) return '';
  const field: unknown = fields.find((one) => one?.name === 'positive');
  const has = typeof field === 'object' && field !== null && 'text' in field;
  return has && typeof field.text === 'string' ? field.text : '';
}
