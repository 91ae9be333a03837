import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import type { AllegationShown, ItemShown } from '@/lib/desk/dto';
import { CiteList, type CiteWords } from './cite-line';
import { ItemBody, ItemRow } from './item-row';

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
      {allegations.map((one, i) => (
        <ItemRow
          key={one.id}
          t={t}
          item={one}
          number={i + 1}
          edit={`${base}/review/allegations/write?allegation=${one.id}`}
          withdraw={withdraw}
        >
          <ItemBody
            t={t}
            item={one}
            me={me}
            className="gap-3"
            show={(said) => <AllegationWords t={t} words={words} base={base} content={said} />}
          />
        </ItemRow>
      ))}
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
