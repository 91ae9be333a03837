import { readUnder } from './oracle';
import type { Trace } from './trace-file';

/** The first transactions of a trace; its end text is what the oracle reads then. */
export function shortened(trace: Trace, first: number): Trace {
  const short = { ...trace, txns: trace.txns.slice(0, first) };
  return { ...short, endContent: readUnder(short, 'before').text };
}
