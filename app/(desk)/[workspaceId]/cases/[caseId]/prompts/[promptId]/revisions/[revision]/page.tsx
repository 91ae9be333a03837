import Form from 'next/form';
import Link from 'next/link';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { getFormatter, getT } from '@/app/locale';
import { askedSpan } from '@/components/desk/cited-place';
import { CitedText } from '@/components/desk/cited-words';
import { ComparedRevisions } from '@/components/prompts/views/compared-revisions';
import {
  FrozenParameters,
  FrozenReferences,
  RevisionFacts,
} from '@/components/prompts/views/frozen-facts';
import { RevisionText } from '@/components/prompts/views/revision-text';
import { SayPart } from '@/components/prompts/views/say-part';
import { ViewForm } from '@/components/prompts/views/view-form';
import { ViewPart } from '@/components/prompts/views/view-part';
import { PageHeading } from '@/components/shell/page-heading';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { pack } from '@/lib/authorship/packed-attribution';
import { caseHead } from '../../../../case-head';
import { CounselNotes } from '../../../../counsel-notes';
import { RecordElements } from '../../../../record-elements';
import { RecordQuestions } from '../../../../record-questions';
import { RecordTranslations } from '../../../../record-translations';
import { promptAbout, promptRevisions, promptState } from '../../prompt-about';

type Props = {
  params: Promise<{ caseId: string; promptId: string; revision: string }>;
  searchParams: Promise<{ with?: string | string[]; span?: string | string[] }>;
};

export async function generateMetadata({ params }: Props) {
  const { caseId, revision } = await params;
  const { title } = await caseHead(caseId);
  return { title: `${(await getT('attribution'))('revision.name', { revision })} · ${title}` };
}

function Part(props: { id: string; title: string; text?: string; children: ReactNode }) {
  return (
    <section id={props.id} className="mt-9">
      <h3 className="font-serif text-lg font-semibold">{props.title}</h3>
      {props.text && <p className="measure mb-2 text-sm text-ink-2">{props.text}</p>}
      {props.children}
    </section>
  );
}

export default async function RevisionPage({ params, searchParams }: Props) {
  const [{ caseId, promptId, revision: asked }, query] = await Promise.all([params, searchParams]);
  const [about, { revisions }, t, format] = await Promise.all([
    promptAbout(caseId, promptId),
    promptRevisions(caseId, promptId),
    getT('attribution'),
    getFormatter(),
  ]);
  const find = (number: unknown) => revisions.find((one) => String(one.revision) === number);
  const revision = find(asked);
  if (!revision) notFound();
  const others = revisions.filter((one) => one !== revision);
  const before = revisions.filter((one) => one.revision < revision.revision).at(-1);
  const other = find(query.with) ?? before;
  const [state, otherState] = await Promise.all([
    promptState(caseId, promptId, revision.seq - 1),
    other && other !== revision ? promptState(caseId, promptId, other.seq - 1) : null,
  ]);
  const record = { kind: 'revision' as const, id: promptId, revision: revision.revision };
  const frozen = (of: typeof state) => ({
    attribution: pack(of.attribution),
    parameters: of.parameters,
    references: of.references,
  });
  const here = frozen(state);
  const there = otherState && frozen(otherState);
  const { attribution } = here;
  const cited = askedSpan(query.span);
  const positive = state.attribution.fields.find(({ role }) => role === 'positive');
  const later = !other || other.revision < revision.revision;
  return (
    <>
      <p className="screen-only mb-2">
        <Link href={`${about.room}/revisions`} className="link">
          {t('revision.back')}
        </Link>
      </p>
      <PageHeading level={2} title={t('revision.name', { revision: revision.revision })} />
      <RevisionFacts t={t} format={format} about={about} revision={revision} />
      <Part id="text" title={t('revision.text')}>
        {cited !== null && <CitedText text={positive?.text.slice(cited.from, cited.to) ?? ''} />}
        <RevisionText about={about} attribution={attribution} cited={cited} />
      </Part>
      <Part id="parameters" title={t('parameter.title')}>
        <FrozenParameters t={t} format={format} about={about} parameters={state.parameters} />
      </Part>
      <Part id="references" title={t('reference.title')}>
        <FrozenReferences t={t} about={about} references={state.references} />
      </Part>
      <Part id="said" title={t('view.title')} text={t('view.text')}>
        <ViewPart about={about} revision={revision.revision} attribution={attribution} />
        {about.mayAnswer ? (
          <ViewForm about={about} revision={revision.revision} attribution={attribution} />
        ) : (
          <p className="mt-3 text-ink-2">{t('view.readOnly')}</p>
        )}
      </Part>
      <SayPart about={about} attribution={attribution} />
      <RecordTranslations caseId={caseId} record={record} />
      <RecordElements caseId={caseId} record={record} />
      <RecordQuestions caseId={caseId} record={record} />
      <CounselNotes caseId={caseId} record={{ kind: 'revision', id: promptId }} />
      <Part id="compare" title={t('compare.title')} text={t('compare.text')}>
        {others.length === 0 ? (
          <p className="text-ink-2">{t('compare.none')}</p>
        ) : (
          <>
            <Form
              action={`${about.room}/revisions/${revision.revision}#compare`}
              className="screen-only mb-4 flex flex-wrap items-end gap-2"
            >
              <Field label={t('compare.choose')} className="w-56">
                <Select name="with" key={other?.revision} defaultValue={other?.revision}>
                  {others.map((one) => (
                    <option key={one.revision} value={one.revision}>
                      {t('revision.name', { revision: one.revision })}
                    </option>
                  ))}
                </Select>
              </Field>
              <Button type="submit">{t('compare.apply')}</Button>
            </Form>
            {other && there && (
              <ComparedRevisions
                before={later ? there : here}
                after={later ? here : there}
                authors={about.authors}
                titles={[
                  t('revision.name', { revision: Math.min(other.revision, revision.revision) }),
                  t('revision.name', { revision: Math.max(other.revision, revision.revision) }),
                ]}
              />
            )}
          </>
        )}
      </Part>
    </>
  );
}
