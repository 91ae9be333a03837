import { describe, expect, it } from 'vitest';
import type { IdRange } from './claim';
import { mayAnswerStatement } from './say-answers';
import { Paper } from './testing-paper';

const ALICE = 'acct_alice';
const BOB = 'acct_bob';
const CARL = 'acct_carl';

/** Alice typed `soft light`, Bob moved `light` to the front. */
function text() {
  const paper = new Paper([ALICE, BOB]);
  paper.write(1, 0, 'soft light');
  paper.again(2, paper.delete(2, 5, 10), 0, 'moved');
  return paper.attribution().fields;
}

const light: IdRange[] = [[1, 5, 5]];

describe('a statement that words were said by somebody', () => {
  it('is answered by the person named, and by nobody else', () => {
    const said = { account: ALICE, spans: light };
    const may = (account: string) => mayAnswerStatement(account, said, [CARL], text());
    expect([ALICE, BOB, CARL].map(may)).toEqual([false, false, true]);
  });

  it('that somebody makes of themselves is answered by whoever typed the words', () => {
    const said = { account: CARL, spans: light };
    const may = (account: string) => mayAnswerStatement(account, said, [CARL], text());
    expect([ALICE, BOB, CARL].map(may)).toEqual([true, false, false]);
  });

  it('is never answered by whoever makes it', () => {
    const said = { account: ALICE, spans: light };
    expect(mayAnswerStatement(ALICE, said, [ALICE], text())).toBe(false);
  });
});
