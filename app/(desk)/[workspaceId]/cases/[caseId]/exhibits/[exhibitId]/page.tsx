import Link from 'next/link';
import { getFormatter, getT } from '@/app/locale';
import { askedRegion, askedSpan } from '@/components/desk/cited-place';
import { CitedWords } from '@/components/desk/cited-words';
import { ClassFacts } from '@/components/exhibits/class-facts';
import { CustodyLog } from '@/components/exhibits/custody-log';
import { DescribeDialog } from '@/components/exhibits/describe-dialog';
import { ExhibitHead } from '@/components/exhibits/exhibit-head';
import { FactList } from '@/components/exhibits/fact-list';
import { LowerClassDialog } from '@/components/exhibits/lower-class-dialog';
import { OriginalButtons } from '@/components/exhibits/original-buttons';
import { Preview } from '@/components/exhibits/preview';
import { ReadOnlyNote } from '@/components/exhibits/read-only-note';
import { ReadAgain } from '@/components/exhibits/record/read-again';
import { RecordPart } from '@/components/exhibits/record/record-part';
import { RelateDialog, WithdrawDialog } from '@/components/exhibits/relation-dialogs';
import { RelationList } from '@/components/exhibits/relation-list';
import { SaidList } from '@/components/exhibits/said-list';
import { TextPreview } from '@/components/exhibits/text-preview';
import { VersionList } from '@/components/exhibits/version-list';
import { visibleName } from '@/components/exhibits/visible-name';
import { Banner } from '@/components/ui/banner';
import { ButtonLink } from '@/components/ui/button';
import { Pager } from '@/components/ui/pager';
import { load } from '@/lib/door/perform';
import { loadCustody, loadExhibit, loadReadings } from '@/lib/exhibits/loaders';
import { isShown } from '@/lib/exhibits/model';
import { caseHead } from '../../case-head';
import { CounselNotes } from '../../counsel-notes';
import { RecordElements } from '../../record-elements';
import { RecordQuestions } from '../../record-questions';
import { RecordTranslations } from '../../record-translations';
import {
  describeAction,
  lowerClassAction,
  openOriginalAction,
  readAgainAction,
  relateAction,
  withdrawAction,
} from '../actions';
import { caseSuppliers } from '../case-suppliers';

type Props = {
  params: Promise<{ caseId: string; exhibitId: string }>;
  searchParams: Promise<{
    before?: string | string[];
    version?: string | string[];
    reading?: string | string[];
    region?: string | string[];
    span?: string | string[];
  }>;
};

/** A position in the address; undefined for what is none. */
const position = (value: string | string[] | undefined) =>
  typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : undefined;

/** What the address may name; anything else shows the newest. */
const READING = /^rdg_[0-9a-hjkmnp-tv-z]{26}$/;

export async function generateMetadata({ params }: Props) {
  const { title } = await caseHead((await params).caseId);
  return { title: `${(await getT('exhibits'))('title')} · ${title}` };
}

export default async function ExhibitPage({ params, searchParams }: Props) {
  const [{ caseId, exhibitId }, query] = await Promise.all([params, searchParams]);
  const before = position(query.before);
  const readingId = READING.test(`${query.reading}`) ? `${query.reading}` : undefined;
  const [head, suppliers, exhibit, custody, readings, t, desk, records, ledger, words, format] =
    await Promise.all([
      caseHead(caseId),
      caseSuppliers(caseId),
      load(loadExhibit, { caseId, exhibitId }),
      load(loadCustody, { caseId, exhibitId, ...(before === undefined ? {} : { before }) }),
      load(loadReadings, { caseId, exhibitId, ...(readingId && { readingId }) }),
      getT('exhibits'),
      getT('desk'),
      getT('records'),
      getT('ledger'),
      getT('common.class'),
      getFormatter(),
    ]);
  const base = `/${head.workspaceId}/cases/${caseId}`;
  const room = `${base}/exhibits`;
  const page = `${room}/${exhibitId}`;
  const { may } = exhibit;
  const record = { kind: 'exhibit' as const, id: exhibitId, revision: null };
  const open = openOriginalAction.bind(null, caseId, exhibitId);
  const asked = exhibit.versions.find(({ version }) => version === position(query.version));
  const [span, region] = [askedSpan(query.span), askedRegion(query.region)];
  const old = asked && asked.version !== exhibit.version ? asked : null;
  const [newest, oldest] = [custody.events[0], custody.events.at(-1)];
  return (
    <>
      <ExhibitHead t={t} format={format} room={room} exhibit={exhibit} />
      <div className="screen-only mt-5">
        {exhibit.kind === 'hash_only' ? (
          <p>{t('detail.hashOnly')}</p>
        ) : may.open ? (
          <OriginalButtons
            caseId={caseId}
            exhibitId={exhibitId}
            shown={isShown(exhibit.mediaType)}
            open={open}
          />
        ) : (
          <p>{t('detail.mayNotOpen')}</p>
        )}
      </div>
      {!may.describe && (
        <div className="mt-5">
          <ReadOnlyNote t={t} status={head.status} />
        </div>
      )}
      <div className="mt-6 grid gap-x-10 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <section aria-label={t('detail.look')} className="min-w-0">
          {old && (
            <div className="mb-3">
              <Banner
                title={t('version.showing', { version: format.count(old.version) })}
                action={
                  <Link href={page} className="link">
                    {t('version.showPresent')}
                  </Link>
                }
              />
            </div>
          )}
          {old ? (
            <TextPreview
              url={`/api/v1/cases/${caseId}/copies/${old.sha256}/text`}
              label={t('look.alt', { title: visibleName(exhibit.title) })}
              bytes={old.bytes}
            />
          ) : (
            <>
              {span && exhibit.look.kind === 'text' && (
                <CitedWords url={exhibit.look.url} bytes={exhibit.bytes} span={span} />
              )}
              {region && exhibit.look.kind === 'image' && (
                <div className="mb-3">
                  <Banner
                    title={desk('place.region')}
                    action={
                      <Link href={page} className="link">
                        {desk('place.back')}
                      </Link>
                    }
                  />
                </div>
              )}
              <Preview t={t} format={format} exhibit={exhibit} open={open} region={region} />
            </>
          )}
        </section>
        <div className="min-w-0 [&>section]:max-lg:mt-9 [&>section]:mt-0">
          <ClassFacts
            t={t}
            words={words}
            format={format}
            exhibit={exhibit}
            lower={
              may.describe && (
                <LowerClassDialog
                  from={exhibit.class}
                  act={lowerClassAction.bind(null, caseId, exhibitId)}
                />
              )
            }
          />
        </div>
      </div>
      <SaidList
        t={t}
        format={format}
        exhibit={exhibit}
        edit={
          may.describe && (
            <DescribeDialog
              exhibit={exhibit}
              suppliers={suppliers}
              act={describeAction.bind(null, caseId, exhibitId)}
            />
          )
        }
      />
      <RecordElements caseId={caseId} record={record} />
      <RecordTranslations caseId={caseId} record={record} />
      <RecordQuestions caseId={caseId} record={record} />
      <CounselNotes caseId={caseId} record={{ kind: 'exhibit', id: exhibitId }} />
      <RecordPart
        t={records}
        format={format}
        base={base}
        page={page}
        kind={exhibit.kind}
        readings={readings}
        again={
          readings.mayRead && <ReadAgain act={readAgainAction.bind(null, caseId, exhibitId)} />
        }
      />
      <FactList t={t} format={format} base={base} exhibit={exhibit} />
      <RelationList
        t={t}
        room={room}
        relations={exhibit.relations}
        add={may.describe && <RelateDialog act={relateAction.bind(null, caseId, exhibitId)} />}
        withdraw={(relation) =>
          may.describe && (
            <WithdrawDialog relation={relation} act={withdrawAction.bind(null, caseId)} />
          )
        }
      />
      <VersionList
        t={t}
        format={format}
        base={base}
        exhibit={exhibit}
        shown={(old ?? exhibit).version}
        revise={
          may.revise && (
            <ButtonLink size="small" href={`${page}/revise`}>
              {t('version.revise')}
            </ButtonLink>
          )
        }
      />
      <CustodyLog
        t={t}
        ledger={ledger}
        format={format}
        base={base}
        exhibit={exhibit}
        suppliers={suppliers}
        events={custody.events}
      />
      <Pager
        previous={before === undefined ? null : `${page}#custody`}
        next={custody.next === null ? null : `${page}?before=${custody.next}#custody`}
      >
        {newest &&
          oldest &&
          t('custody.range', {
            last: format.count(newest.index),
            first: format.count(oldest.index),
          })}
      </Pager>
    </>
  );
}
