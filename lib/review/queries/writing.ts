import { sql } from 'drizzle-orm';
import type { Tx } from '@/db/tx';
import { WRITING } from '@/lib/authorship/vocabulary';
import { PAUSE_MINUTES, type Stretch } from '@/lib/elements/making-figures';

type Row = { account: string; from: number; to: number; acts: number };

/**
 * When each account wrote in the prompts of a case, by the server's clock, in stretches without a longer
 * pause. Joined by the database: a prompt has hundreds of thousands of operations.
 */
export async function writingOf(tx: Tx, caseId: string): Promise<Stretch[]> {
  const kinds = sql.join(
    WRITING.map((kind) => sql`${kind}`),
    sql`, `,
  );
  const rows = await tx.execute<Row>(sql`
    with act as (
      select operation.server::json ->> 'account' as account,
        (operation.server::json ->> 'at')::timestamptz as at
      from prompt_operation operation join prompt on prompt.id = operation.prompt_id
      where prompt.case_id = ${caseId} and operation.kind in (${kinds})
    ), begun as (
      select account, at, at - lag(at) over (partition by account order by at)
        > ${PAUSE_MINUTES} * interval '1 minute' as anew from act
    ), numbered as (
      select account, at, count(*) filter (where anew)
        over (partition by account order by at rows unbounded preceding) as stretch from begun
    )
    select account, (extract(epoch from min(at)) * 1000)::float8 as "from",
      (extract(epoch from max(at)) * 1000)::float8 as "to", count(*)::int as acts
    from numbered group by account, stretch`);
  return [...rows].map(({ account, from, to, acts }) => ({ account, from, to, acts }));
}
