import Form from 'next/form';
import { getFormatter, getT } from '@/app/locale';
import { SafeText } from '@/components/exhibits/safe-text';
import { RecordLine } from '@/components/review/record-line';
import { one } from '@/components/shell/address-value';
import { PageHeading } from '@/components/shell/page-heading';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Field } from '@/components/ui/field';
import { Pager } from '@/components/ui/pager';
import { Input } from '@/components/ui/text-input';
import { load } from '@/lib/door/perform';
import { loadSearch } from '@/lib/search/loaders';
import { searchInput } from '@/lib/search/schema';
import { caseHead } from '../case-head';

type Props = {
  params: Promise<{ caseId: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('review'))('search.title')} · ${title}` };
}

export default async function SearchPage({ params, searchParams }: Props) {
  const [{ caseId }, asked] = await Promise.all([params, searchParams]);
  const q = one(asked.q).trim();
  const wish = searchInput.safeParse({
    caseId,
    q,
    ...(/^\d{1,9}$/.test(one(asked.before)) ? { before: one(asked.before) } : {}),
  });
  const [head, found, t, format] = await Promise.all([
    caseHead(caseId),
    wish.success ? load(loadSearch, wish.data) : null,
    getT('review'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/search`;
  const address = (before: number) =>
    `${room}?${new URLSearchParams({ q, before: String(before) })}`;
  const isNext = wish.success && wish.data.before !== undefined;
  return (
    <>
      <PageHeading level={2} title={t('search.title')}>
        {t('search.lead')}
      </PageHeading>
      <search>
        <Form action={room} className="mb-6 flex flex-wrap items-end gap-3">
          <div className="min-w-0 flex-1 basis-64">
            <Field label={t('search.label')}>
              <Input key={q} name="q" type="search" defaultValue={q} maxLength={200} />
            </Field>
          </div>
          <Button type="submit" variant="primary">
            {t('search.submit')}
          </Button>
        </Form>
      </search>
      {found === null ? (
        <EmptyState title={t(q === '' ? 'search.begin' : 'search.none')}>
          {t(q === '' ? 'search.beginText' : 'search.tooLong')}
        </EmptyState>
      ) : (
        <>
          {found.left > 0 && (
            <p className="mb-4 text-sm text-ink-2">
              {t('search.left', { count: format.count(found.left) })}
            </p>
          )}
          {found.hits.length === 0 ? (
            <EmptyState title={t('search.none')}>{t('search.noneText')}</EmptyState>
          ) : (
            <ol className="border-t border-hairline">
              {found.hits.map(({ record, excerpt }) => (
                <RecordLine
                  key={`${record.kind} ${record.id} ${record.entry}`}
                  t={t}
                  base={base}
                  record={record}
                >
                  <p className="text-sm wrap-anywhere text-ink-2">
                    <SafeText text={excerpt.before} />
                    <mark className="bg-transparent font-semibold text-ink underline">
                      <SafeText text={excerpt.found} />
                    </mark>
                    <SafeText text={excerpt.after} />
                  </p>
                </RecordLine>
              ))}
            </ol>
          )}
          <Pager
            previous={isNext ? `${room}?${new URLSearchParams({ q })}` : null}
            next={found.next === null ? null : address(found.next)}
          />
        </>
      )}
    </>
  );
}
