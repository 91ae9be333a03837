import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { ButtonLink } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { AllegationShown, ItemShown } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import { CiteList, type CiteWords } from './cite-line';
import { ItemVersions } from './item-versions';
import { VisibleLine } from './visible-line';
import { WithdrawItem } from './withdraw-item';

type Props = CiteWords & {
  allegations: readonly ItemShown<AllegationShown>[];
  me: string;
  /** Address of the case. */
  base: string;
  /** Withdraws, for those who may write; null for readers. */
  withdraw: FormAction | null;
};

/** What the other side says, each with its answers and its gaps. */
export function AllegationList({ t, words, allegations, me, base, withdraw }: Props) {
  return (
    <ol className="border-t border-hairline">
      {allegations.map((one, i) => {
        const { content, by, own, at, withdrawn } = standing(one);
        return (
          <li
            key={one.id}
            className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 gap-y-2 border-b border-hairline py-4 sm:grid-cols-[2.25rem_minmax(0,1fr)_auto]"
          >
            <span className="pt-0.5 text-right font-mono text-sm text-ink-2">{i + 1}</span>
            <div className="grid min-w-0 gap-3">
              {content === null ? (
                <p>{t('locked')}</p>
              ) : (
                <AllegationWords t={t} words={words} base={base} content={content} />
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
                show={(said) => <AllegationWords t={t} words={words} base={base} content={said} />}
              />
            </div>
            {withdraw && (
              <div className="screen-only flex flex-wrap items-start gap-1.5 max-sm:col-start-2">
                <ButtonLink
                  size="small"
                  href={`${base}/review/allegations/write?allegation=${one.id}`}
                >
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

type WordsProps = CiteWords & { base: string; content: AllegationShown };

function AllegationWords({ t, words, base, content }: WordsProps) {
  const { text, source, answers, gaps } = content;
  return (
    <>
      <div>
        <p className="measure font-serif text-lg leading-snug">
          <SafeText text={text} lines />
        </p>
        {source !== '' && (
          <p className="text-sm text-ink-2">
            <SafeText text={source} />
          </p>
        )}
      </div>
      <div>
        <p className="text-sm font-semibold">{t('allegations.answers')}</p>
        {answers.length === 0 ? (
          <p className="text-sm text-ink-2">{t('allegations.noAnswers')}</p>
        ) : (
          <ul className="mt-1 grid gap-2">
            {answers.map((answer, i) => (
              // Answers keep their order within a version.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              <li key={i} className="border-l border-hairline pl-3">
                <p className="measure">
                  <SafeText text={answer.text} lines />
                </p>
                <CiteList t={t} words={words} base={base} cites={answer.cites} />
              </li>
            ))}
          </ul>
        )}
      </div>
      <div>
        <p className="text-sm font-semibold">{t('allegations.gaps')}</p>
        {gaps.length === 0 ? (
          <p className="text-sm text-ink-2">{t('allegations.noGaps')}</p>
        ) : (
          <ul className="mt-1 list-disc pl-5">
            {gaps.map((gap) => (
              <li key={gap} className="measure">
                <SafeText text={gap} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </>
  );
}
