import Link from 'next/link';
import { SafeText } from '@/components/exhibits/safe-text';
import { AuthorLegend } from '@/components/ui/author-mark';
import { patternOf } from '@/components/ui/author-pattern';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { PromptItem } from '@/lib/prompts/dto';

type Props = {
  t: Translate<'prompts'>;
  format: Formatter;
  /** Address of the Prompts room. */
  room: string;
  prompts: readonly PromptItem[];
};

/** The prompts of a case, the newest first: how they begin, who wrote, what was frozen. */
export function PromptTable({ t, format, room, prompts }: Props) {
  return (
    <Table
      caption={t('list.caption')}
      roving
      head={
        <>
          <Th numeric>{t('list.number')}</Th>
          <Th>{t('list.prompt')}</Th>
          <Th>{t('list.writers')}</Th>
          <Th numeric>{t('list.revisions')}</Th>
          <Th numeric>{t('list.operations')}</Th>
          <Th>{t('list.last')}</Th>
        </>
      }
    >
      {prompts.map((prompt) => (
        <Tr key={prompt.id}>
          <Td heading={t('list.number')} numeric className="max-md:hidden">
            {format.count(prompt.number)}
          </Td>
          <RowHead>
            <span className="block min-w-0">
              <span className="block text-sm font-normal text-ink-2 md:hidden">
                {t('number', { number: format.count(prompt.number) })}
              </span>
              <Link
                href={`${room}/${prompt.id}`}
                className="link line-clamp-2 font-serif font-semibold"
              >
                <SafeText text={prompt.title} />
              </Link>
              <span className="line-clamp-2 max-w-prose font-normal text-ink-2">
                {prompt.excerpt === '' ? t('list.nothing') : <SafeText text={prompt.excerpt} />}
              </span>
            </span>
          </RowHead>
          <Td heading={t('list.writers')}>
            {prompt.writers.length === 0 ? (
              <span className="text-ink-2">{t('list.nobody')}</span>
            ) : (
              <AuthorLegend
                authors={prompt.writers.map(({ name }, i) => ({ name, pattern: patternOf(i) }))}
              />
            )}
          </Td>
          <Td heading={t('list.revisions')} numeric>
            {prompt.revisions === 0 ? (
              '0'
            ) : (
              <Link href={`${room}/${prompt.id}/revisions`} className="link">
                {format.count(prompt.revisions)}
              </Link>
            )}
          </Td>
          <Td heading={t('list.operations')} numeric>
            {format.count(prompt.size)}
          </Td>
          <Td heading={t('list.last')}>
            <Time at={prompt.lastAt} precision="minute" />
          </Td>
        </Tr>
      ))}
    </Table>
  );
}
