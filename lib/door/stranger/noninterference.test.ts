import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renamed, tell } from './testing-ask';
import { type Desk, desk } from './testing-desk';
import { type House, house, LINES, READS } from './testing-house';
import { settle } from './testing-state';

let here: House;

beforeAll(async () => {
  here = await house();
});

afterAll(() => here.close());

/** An act, and which of the names in it are taken from the other workspace. */
const step = fc.record({
  name: fc.constantFrom(...Object.keys(LINES)),
  reach: fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }),
});

/** Acts of one workspace in a row, and then of the other, by turns. */
const program = fc.array(fc.array(step, { minLength: 2, maxLength: 7 }), {
  minLength: 2,
  maxLength: 4,
});

/** Of a desk, the name of the same kind as another. */
function counterpart(other: Desk, id: string): string {
  const prefix = id.includes('_') ? id.slice(0, id.indexOf('_') + 1) : null;
  if (prefix === null) return other.sha256;
  if (prefix === 'acct_') return other.owner.accountId;
  const values: unknown[] = Object.values(other);
  const found = values.find((value) => typeof value === 'string' && value.startsWith(prefix));
  return typeof found === 'string' ? found : id;
}

/** Does one act in the name of a desk's owner. Null where the case takes none, else the code. */
async function act(own: Desk, other: Desk, { name, reach }: { name: string; reach: boolean[] }) {
  const line = LINES[name];
  if (!line) throw new Error(`nothing is called ${name}`);
  let input: object;
  try {
    input = { ...(await line.input(own, own.owner)), ...(reach[7] ? line.names?.(own) : {}) };
  } catch {
    // Its case is closed by now, so that what it needs cannot be made.
    return null;
  }
  let at = 0;
  const mixed = renamed(input, (id) => (reach[at++ % 7] ? counterpart(other, id) : id));
  return (await tell(here.way(name), await own.owner.caller(), mixed)).code;
}

/** Everything its people can see of a workspace, as every loader shows it. */
async function viewOf(own: Desk): Promise<Record<string, unknown>> {
  const caller = await own.owner.caller();
  const view: Record<string, unknown> = {};
  for (const [name, line] of Object.entries(READS)) {
    const input = await line.input(own, own.owner);
    view[name] = (await tell(here.way(name), caller, input)).all;
    const narrowed = { ...input, ...line.names?.(own) };
    if (line.names) view[`${name} narrowed`] = (await tell(here.way(name), caller, narrowed)).all;
  }
  return view;
}

describe('two workspaces', () => {
  it('see nothing of what the other does, whatever it names', async () => {
    const codes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(program, async (turns) => {
        let [own, other] = [await desk(), await desk()];
        for (const steps of turns) {
          await settle();
          const before = await viewOf(other);
          for (const one of steps) {
            const code = (await act(own, other, one)) ?? 'none';
            codes.set(code, (codes.get(code) ?? 0) + 1);
            expect([one.name, code]).not.toEqual([one.name, 'INTERNAL']);
          }
          await settle();
          expect(await viewOf(other)).toEqual(before);
          [own, other] = [other, own];
        }
      }),
      { numRuns: 8 },
    );
    // The programs did act, and did reach for what is not theirs.
    expect(codes.get('ok')).toBeGreaterThan(20);
    expect(codes.get('NOT_FOUND')).toBeGreaterThan(20);
    // Seconds alone, minutes where everything else runs beside it.
  }, 240_000);
});
