import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFRef,
} from 'pdf-lib';

/** An element as read back, with what hangs on it. */
export interface ReadElement {
  readonly tag: string;
  readonly dict: PDFDict;
  readonly ref: PDFRef | undefined;
  readonly kids: readonly ReadElement[];
  /** `page object number:content number` of its own marked contents. */
  readonly contents: readonly string[];
  /** Object numbers of annotations. */
  readonly objects: readonly number[];
}

function key(dict: PDFDict, name: string): PDFObject | undefined {
  return dict.lookup(PDFName.of(name));
}

function refOf(dict: PDFDict, name: string): PDFRef | undefined {
  const value = dict.get(PDFName.of(name));
  return value instanceof PDFRef ? value : undefined;
}

/** Reads an element and everything below it. */
export function readElement(context: PDFContext, object: PDFObject): ReadElement {
  const dict = context.lookup(object, PDFDict);
  const own = key(dict, 'K');
  const list =
    own instanceof PDFArray
      ? own.asArray()
      : dict.get(PDFName.of('K'))
        ? [dict.get(PDFName.of('K'))]
        : [];
  const page = refOf(dict, 'Pg');
  const kids: ReadElement[] = [];
  const contents: string[] = [];
  const objects: number[] = [];
  for (const kid of list) {
    const value = context.lookup(kid);
    if (value instanceof PDFNumber) contents.push(`${page?.objectNumber}:${value.asNumber()}`);
    else if (value instanceof PDFDict && kid) {
      const type = key(value, 'Type');
      const at = refOf(value, 'Pg') ?? page;
      if (type === PDFName.of('MCR'))
        contents.push(
          `${at?.objectNumber}:${value.lookup(PDFName.of('MCID'), PDFNumber).asNumber()}`,
        );
      else if (type === PDFName.of('OBJR')) objects.push(refOf(value, 'Obj')?.objectNumber ?? 0);
      else kids.push(readElement(context, kid));
    }
  }
  const tag = dict.lookup(PDFName.of('S'), PDFName).decodeText();
  return { tag, dict, ref: object instanceof PDFRef ? object : undefined, kids, contents, objects };
}

/** All elements from the top, in reading order. */
export function allElements(root: ReadElement): ReadElement[] {
  return [root, ...root.kids.flatMap(allElements)];
}

const PARENTS: Record<string, readonly string[]> = {
  LI: ['L'],
  Lbl: ['LI'],
  LBody: ['LI'],
  THead: ['Table'],
  TBody: ['Table'],
  TR: ['Table', 'THead', 'TBody'],
  TH: ['TR'],
  TD: ['TR'],
};

function attribute(dict: PDFDict, name: string): PDFObject | undefined {
  const attributes = key(dict, 'A');
  return attributes instanceof PDFDict ? key(attributes, name) : undefined;
}

/** What ISO 14289-1, 7.2 to 7.5 ask of the structure tree. */
export function checkTree(root: ReadElement): string[] {
  const problems: string[] = [];
  let heading = 0;
  const visit = (element: ReadElement): void => {
    const { tag, dict, kids } = element;
    const level = /^H([1-6])$/.exec(tag)?.[1];
    if (level) {
      if (Number(level) > heading + 1) problems.push(`H${level} follows H${heading}`);
      heading = Number(level);
    }
    if (tag === 'Figure' && (!key(dict, 'Alt') || !attribute(dict, 'BBox')))
      problems.push('figure without replacement text or bounds');
    if (tag === 'TH' && !attribute(dict, 'Scope')) problems.push('TH without scope');
    if (tag === 'Table') {
      const rows = allElements(element).filter((row) => row.tag === 'TR');
      if (new Set(rows.map((row) => row.kids.length)).size > 1)
        problems.push('rows of unequal length');
      if (kids.some((kid) => kid.tag === 'THead') && !kids.some((kid) => kid.tag === 'TBody'))
        problems.push('table with a head and no body');
    }
    for (const kid of kids) {
      const allowed = PARENTS[kid.tag];
      if (allowed && !allowed.includes(tag)) problems.push(`${kid.tag} in ${tag}`);
      visit(kid);
    }
  };
  visit(root);
  return problems;
}

/** Entries of a number tree. */
export function numberTree(context: PDFContext, root: PDFDict): Map<number, PDFObject> {
  const found = new Map<number, PDFObject>();
  const nums = root.lookupMaybe(PDFName.of('Nums'), PDFArray)?.asArray() ?? [];
  for (let i = 0; i + 1 < nums.length; i += 2) {
    const value = nums[i + 1];
    const number = context.lookup(nums[i], PDFNumber).asNumber();
    if (value) found.set(number, value);
  }
  const kids = root.lookupMaybe(PDFName.of('Kids'), PDFArray)?.asArray() ?? [];
  for (const kid of kids)
    for (const [number, value] of numberTree(context, context.lookup(kid, PDFDict)))
      found.set(number, value);
  return found;
}
