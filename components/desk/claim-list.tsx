import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { ClaimShown, ItemShown } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import type { Reader } from '@/lib/review/dto';
import { CiteList, type CiteWords } from './cite-line';
import { ItemVersions } from './item-versions';
import { VisibleLine } from './visible-line';
import { WithdrawItem } from './withdraw-item';

type Props = CiteWords & {
  claims: readonly ItemShown<ClaimShown>[];
  /** Contributors of the case. */
  people: readonly Reader[];
  me: string;
  /** Address of the case. */
  base: string;
  /** Withdraws, for those who may write; null for readers. */
  withdraw: FormAction | null;
};

/** Elements of the work, each with its authors and what is proposed to be done with it. */
export function ClaimList({ t, words, claims, people, me, base, withdraw }: Props) {
  return (
    <ol className="border-t border-hairline">
      {claims.map((one, i) => {
        const { content, by, own, at, withdrawn } = standing(one);
        return (
          <li
            key={one.id}
            className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 gap-y-2 border-b border-hairline py-4 sm:grid-cols-[2.25rem_minmax(0,1fr)_auto]"
          >
            <span className="pt-0.5 text-right font-mono text-sm text-ink-2">{i + 1}</span>
            <div className="grid min-w-0 gap-2">
              {content === null ? (
                <p>{t('locked')}</p>
              ) : (
                <ClaimWords t={t} words={words} base={base} people={people} content={content} />
              )}
              {withdrawn !== null && (
                <p className="text-sm text-seal">
                  {t('version.withdrawnBecause', { reason: withdrawn })}
                </p>
              )}
              <p className="text-sm text-ink-2">
                {by.name} · <Time at={at} />
              </p>
              <VisibleLine t={t} readers={one.readers} own={own} by={by.name} me={me} />
              <ItemVersions
                t={t}
                versions={one.versions}
                show={(said) => (
                  <ClaimWords t={t} words={words} base={base} people={people} content={said} />
                )}
              />
            </div>
            {withdraw && (
              <div className="screen-only flex flex-wrap items-start gap-1.5 max-sm:col-start-2">
                <ButtonLink size="small" href={`${base}/review/claims/write?claim=${one.id}`}>
                  {t('act.edit')}
                </ButtonLink>
                {one.may.withdraw && (
                  <WithdrawItem itemId={one.id} version={one.versions.length} action={withdraw} />
                )}
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}

type WordsProps = CiteWords & {
  base: string;
  people: readonly Reader[];
  content: ClaimShown;
};

function ClaimWords({ t, words, base, people, content }: WordsProps) {
  const { element, authors, origin, tool, act, treatment, cites } = content;
  const named = authors.map((id) => people.find((one) => one.id === id)?.name ?? id);
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <span className="measure font-serif text-lg leading-snug">
          <SafeText text={element} />
        </span>
        <Badge>{t(`claims.treatments.${treatment}`)}</Badge>
      </p>
      <dl className="grid gap-x-6 gap-y-1 sm:grid-cols-2">
        <div>
          <dt className="text-sm text-ink-2">{t('claims.authors')}</dt>
          <dd>
            {named.length === 0 ? t('claims.noAuthors') : <SafeText text={named.join(' · ')} />}
          </dd>
        </div>
        <div>
          <dt className="text-sm text-ink-2">{t('claims.origin')}</dt>
          <dd>
            {t(`claims.origins.${origin}`)}
            {tool !== '' && (
              <>
                {' · '}
                <SafeText text={tool} />
              </>
            )}
          </dd>
        </div>
        {act !== '' && (
          <div className="sm:col-span-2">
            <dt className="text-sm text-ink-2">{t('claims.act')}</dt>
            <dd className="measure">
              <SafeText text={act} lines />
            </dd>
          </div>
        )}
      </dl>
      <CiteList t={t} words={words} base={base} cites={cites} />
    </>
  );
}
