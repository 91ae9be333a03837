import type { z } from 'zod';
import type { stateRunInput } from '@/lib/runs/schema';

type Input = z.input<typeof stateRunInput>;

/** The part of a stated run that is not in fields of the form by itself. */
export type StatedRun = Pick<
  Input,
  | 'operatorId'
  | 'instructorId'
  | 'generatorId'
  | 'revision'
  | 'outcome'
  | 'inputs'
  | 'outputs'
  | 'texts'
  | 'parameters'
  | 'models'
  | 'environment'
  | 'providerIds'
>;

/**
 * Reads what the form carries. Not checked here: a browser may send anything, and the command looks
 * at every member. What is no object is as if the form had said nothing.
 */
export function statedRun(text: string): StatedRun {
  try {
    const said: unknown = JSON.parse(text);
    // The command checks it, as said above.
    if (typeof said === 'object' && said !== null && !Array.isArray(said)) return said as StatedRun;
  } catch {
    // No JSON: nothing was said.
  }
  return {};
}

export type TextRow = NonNullable<StatedRun['texts']>[number];
export type ParameterRow = NonNullable<StatedRun['parameters']>[number];
export type InputRow = NonNullable<StatedRun['inputs']>[number];
