/** An operator of a content stream with its operands as written. */
export interface Operation {
  readonly operator: string;
  readonly operands: readonly string[];
}

const TOKEN = /<<|>>|\[|\]|<[0-9A-Fa-f\s]*>|\((?:\\.|[^\\()])*\)|[^\s<>[\]()]+/g;
const OPERATOR = /^[A-Za-z'"*]+[0-9]?$/;

/** Reads a content stream without inline images. */
export function operationsOf(content: string): Operation[] {
  const operations: Operation[] = [];
  let operands: string[] = [];
  for (const [token] of content.matchAll(TOKEN)) {
    if (OPERATOR.test(token)) {
      operations.push({ operator: token, operands });
      operands = [];
    } else operands.push(token);
  }
  return operations;
}

const PAINTS = new Set(['TJ', 'Tj', 'Do', 'f', 'F', 'f*', 'S', 's', 'B', 'B*', 'b', 'sh']);

export interface ContentFacts {
  /** Numbers of marked contents in order of appearance. */
  readonly contents: readonly number[];
  /** Codes shown in each font resource. */
  readonly codes: ReadonlyMap<string, ReadonlySet<number>>;
  readonly problems: readonly string[];
}

/** What ISO 19005-3, 6.7 and ISO 14289-1, 7.1 ask of a page's content: all of it is tagged or artifact. */
export function checkContent(content: string): ContentFacts {
  const contents: number[] = [];
  const codes = new Map<string, Set<number>>();
  const problems: string[] = [];
  const marks: ('tagged' | 'artifact' | 'span')[] = [];
  let states = 0;
  let inText = false;
  let font = '';
  for (const { operator, operands } of operationsOf(content)) {
    const around = marks.find((mark) => mark !== 'span');
    if (operator === 'BDC' || operator === 'BMC') {
      const tag = operands[0];
      const at = operands.indexOf('/MCID');
      if (tag === '/Artifact') {
        if (around) problems.push('artifact inside other marked content');
        marks.push('artifact');
      } else if (at >= 0) {
        if (around) problems.push('tagged content inside other marked content');
        contents.push(Number(operands[at + 1]));
        marks.push('tagged');
      } else marks.push('span');
    } else if (operator === 'EMC') {
      if (!marks.pop()) problems.push('EMC without beginning');
    } else if (operator === 'BT' || operator === 'ET') {
      if (inText === (operator === 'BT')) problems.push(`${operator} out of place`);
      inText = operator === 'BT';
    } else if (operator === 'q') states++;
    else if (operator === 'Q') states--;
    else if (operator === 'Tf') font = operands[0]?.slice(1) ?? '';
    if (PAINTS.has(operator) && !around) problems.push(`${operator} neither tagged nor artifact`);
    if (operator === 'TJ') {
      if (!inText) problems.push('text shown outside BT and ET');
      const shown = codes.get(font) ?? new Set<number>();
      for (const operand of operands.filter((token) => token.startsWith('<')))
        for (let i = 1; i + 4 < operand.length; i += 4)
          shown.add(Number.parseInt(operand.slice(i, i + 4), 16));
      codes.set(font, shown);
    }
  }
  if (marks.length > 0 || inText || states !== 0) problems.push('content is not balanced');
  return { contents, codes, problems };
}
