'use client';

import { useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button } from '@/components/ui/button';
import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import { Time } from '@/components/ui/time';
import type { LostWords } from '@/lib/authorship/lost';
import type { PlacedSpan } from '@/lib/authorship/spans';
import { formatter } from '@/lib/i18n/format';
import type { About } from './about';
import { nameOf } from './authors';
import { OperationRange } from './operation-range';
import { spanStory, writerName } from './span-said';
import { WriterMark } from './writer-mark';

/** Rows shown at once; a long text has thousands. */
const PAGE = 200;

type Props = {
  about: About;
  caption: string;
  spans: readonly PlacedSpan[];
  /** Deleted words as rows of their own. */
  lost: readonly LostWords[];
};

/** The attribution as a table: the same as the marks say, for reading in order and for copying. */
export function SpanTable({ about, caption, spans, lost }: Props) {
  const t = useTranslations('attribution');
  const format = formatter(useLocale());
  const [shown, setShown] = useState(PAGE);
  const total = spans.length + lost.length;
  return (
    <>
      <Table
        caption={caption}
        roving
        head={
          <>
            <Th numeric>{t('spans.place')}</Th>
            <Th>{t('spans.text')}</Th>
            <Th>{t('spans.writer')}</Th>
            <Th>{t('spans.how')}</Th>
            <Th>{t('spans.when')}</Th>
            <Th>{t('spans.operations')}</Th>
          </>
        }
      >
        {spans.slice(0, shown).map((span) => (
          <Tr key={span.from}>
            <Td numeric heading={t('spans.place')}>
              {span.to - span.from > 1 && `${format.count(span.from + 1)}–`}
              {format.count(span.to)}
            </Td>
            <RowHead>
              <span className="font-serif font-normal">
                {span.text.trim() === '' ? (
                  <span className="font-sans text-ink-2">{t('spans.blank')}</span>
                ) : (
                  <SafeText text={span.text} lines />
                )}
              </span>
            </RowHead>
            <Td heading={t('spans.writer')}>
              <WriterMark authors={about.authors} writer={span.writer}>
                {writerName(t, about.authors, span.writer)}
              </WriterMark>
            </Td>
            <Td heading={t('spans.how')}>{spanStory(t, about.authors, span)}</Td>
            <Td heading={t('spans.when')}>
              <Time at={span.firstAt} />
            </Td>
            <Td heading={t('spans.operations')}>
              <OperationRange about={about} from={span.firstSeq} to={span.lastSeq} />
            </Td>
          </Tr>
        ))}
        {lost.slice(0, Math.max(0, shown - spans.length)).map((one) => (
          <Tr key={`lost ${one.place} ${one.from} ${one.runs[0]?.id.join() ?? ''}`}>
            <Td numeric heading={t('spans.place')}>
              {t('spans.before', { place: format.count(one.place + 1) })}
            </Td>
            <RowHead>
              <s className="font-serif font-normal text-ink-2">
                <SafeText text={one.text} lines />
              </s>
            </RowHead>
            <Td heading={t('spans.writer')}>
              <WriterMark authors={about.authors} writer={one.writer}>
                {writerName(t, about.authors, one.writer)}
              </WriterMark>
            </Td>
            <Td heading={t('spans.how')}>
              {t('spans.deletedBy', { name: nameOf(about.authors, one.deleter) })}
            </Td>
            <Td heading={t('spans.when')}>
              <Time at={one.at} />
            </Td>
            <Td heading={t('spans.operations')}>
              <OperationRange about={about} from={one.from} to={one.to} />
            </Td>
          </Tr>
        ))}
      </Table>
      {shown < total && (
        <p className="mt-3">
          <Button onClick={() => setShown(shown + PAGE)}>
            {t('spans.more', { shown: format.count(shown), total: format.count(total) })}
          </Button>
        </p>
      )}
    </>
  );
}
