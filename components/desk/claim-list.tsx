import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { Badge } from '@/components/ui/badge';
import type { ClaimShown, ItemShown } from '@/lib/desk/dto';
import type { Reader } from '@/lib/review/dto';
import { CiteList, type CiteWords } from './cite-line';
import { ItemBody, ItemRow } from './item-row';

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
      {claims.map((one, i) => (
        <ItemRow
          key={one.id}
          t={t}
          item={one}
          number={i + 1}
          edit={`${base}/review/claims/write?claim=${one.id}`}
          withdraw={withdraw}
        >
          <ItemBody
            t={t}
            item={one}
            me={me}
            show={(said) => (
              <ClaimWords t={t} words={words} base={base} people={people} content={said} />
            )}
          />
        </ItemRow>
      ))}
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
