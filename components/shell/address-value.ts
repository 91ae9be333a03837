/** A parameter that stands once in an address, else nothing: somebody typed it. */
export const one = (value: string | string[] | undefined) =>
  typeof value === 'string' ? value : '';
