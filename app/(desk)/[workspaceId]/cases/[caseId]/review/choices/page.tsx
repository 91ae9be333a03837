import { getFormatter, getT } from '@/app/locale';
import { DimensionPart } from '@/components/review/choices/dimension-part';
import { PageHeading } from '@/components/shell/page-heading';
import { ButtonLink } from '@/components/ui/button';
import { load } from '@/lib/door/perform';
import { loadChoices } from '@/lib/review/loaders';
import { caseHead } from '../../case-head';
import { unlinkElementAction } from '../actions';
import { quotesOf } from './quotes-of';

type Props = { params: Promise<{ caseId: string }> };

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('review'))('choices.title')} · ${title}` };
}

/** The map of visible choices: where on the picture, and which words or edits stand behind it. */
export default async function ChoicesPage({ params }: Props) {
  const { caseId } = await params;
  const [head, map, t, kinds, format] = await Promise.all([
    caseHead(caseId),
    load(loadChoices, { caseId }),
    getT('review'),
    getT('making.kind'),
    getFormatter(),
  ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const quotes = await quotesOf(caseId, map);
  const unlink = map.may.link ? unlinkElementAction.bind(null, caseId) : null;
  return (
    <>
      <PageHeading
        level={2}
        title={t('choices.title')}
        actions={
          map.may.link && (
            <ButtonLink href={`${base}/review/choices/new`}>{t('choices.mark')}</ButtonLink>
          )
        }
      >
        {t('choices.lead')}
      </PageHeading>
      {map.dimensions
        .filter(({ aspect, lines }) => aspect !== null || lines.length > 0)
        .map((dimension) => (
          <DimensionPart
            key={dimension.aspect ?? 'unnamed'}
            t={t}
            kinds={kinds}
            caseId={caseId}
            base={base}
            quotes={quotes}
            unlink={unlink}
            dimension={dimension}
          />
        ))}
      <p className="mt-4 text-sm text-ink-2">
        {t('choices.read', { size: format.count(map.size) })}
      </p>
    </>
  );
}
