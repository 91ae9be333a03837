import { SafeText } from '@/components/exhibits/safe-text';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Translate } from '@/lib/i18n/translator';
import type { AgreementAnswerItem, AgreementItem } from '@/lib/statements/dto';
import { ByEntry } from './about-record';

type Props = {
  t: Translate<'statements'>;
  base: string;
  agreement: AgreementItem;
  /** Spells a count. */
  count(value: number): string;
};

/** Where each party stands with the present words: silence is shown as neither. */
export function AgreementAnswers({ t, base, agreement, count }: Props) {
  const last = agreement.versions.at(-1);
  if (!last) return null;
  const of = (contributorId: string) =>
    agreement.answers.filter(
      (one) => one.version === last.version && one.contributor.id === contributorId,
    );
  return (
    <Table
      caption={t('agreement.who', { version: last.version })}
      head={
        <>
          <Th>{t('agreement.party')}</Th>
          <Th>{t('agreement.yourAnswer')}</Th>
          <Th>{t('column.recorded')}</Th>
          <Th>{t('agreement.covered')}</Th>
        </>
      }
    >
      {last.parties.map((party) => {
        const said = of(party.id);
        return said.length === 0 ? (
          <Tr key={party.id}>
            <RowHead>{party.name}</RowHead>
            <Td heading={t('agreement.yourAnswer')}>{t('agreement.silent')}</Td>
            <Td heading={t('column.recorded')}>–</Td>
            <Td heading={t('agreement.covered')}>–</Td>
          </Tr>
        ) : (
          said.map((one) => (
            <AnswerRow key={one.entry} t={t} base={base} answer={one} count={count} />
          ))
        );
      })}
    </Table>
  );
}

function AnswerRow({
  t,
  base,
  answer,
  count,
}: Omit<Props, 'agreement'> & { answer: AgreementAnswerItem }) {
  return (
    <Tr>
      <RowHead>{answer.contributor.name}</RowHead>
      <Td heading={t('agreement.yourAnswer')}>
        {t(`agreement.answers.${answer.answer}`)}
        {answer.reason !== '' && (
          <span className="block text-sm text-ink-2">
            <SafeText text={answer.reason} lines />
          </span>
        )}
      </Td>
      <Td heading={t('column.recorded')}>
        <Time at={answer.at} /> · <ByEntry t={t} base={base} by={answer.by} entry={answer.entry} />
      </Td>
      <Td heading={t('agreement.covered')}>
        {answer.checkpoint ? (
          <>
            {t('agreement.checkpoint', { size: count(answer.checkpoint.size) })}{' '}
            <span className="text-sm text-ink-2">
              <Time at={answer.checkpoint.signedAt} />
            </span>
          </>
        ) : (
          t('agreement.notCovered')
        )}
      </Td>
    </Tr>
  );
}
