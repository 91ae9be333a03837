'use client';

import { Maximize2 } from 'lucide-react';
import Link from 'next/link';
import type { RefObject } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Textarea } from '@/components/ui/text-input';
import type { Verdict } from '@/lib/entries/vocabulary';
import { formatter } from '@/lib/i18n/format';
import { AspectToggles } from './aspect-toggles';
import type { Candidate } from './candidate';
import { type Mark, MOST } from './choice';
import { VerdictToggles } from './verdict-toggles';

type Props = {
  candidate: Candidate;
  mark: Mark;
  name: string;
  /** Address of the case. */
  base: string;
  mayRecord: boolean;
  reasonField: RefObject<HTMLTextAreaElement | null>;
  onToggle(verdict: Verdict): void;
  onChange(change: Partial<Mark>): void;
  /** Goes back to the picture. */
  onLeave(): void;
  /** Opens the large view; left out where it is open. */
  onOpen?: (() => void) | undefined;
};

/** The candidate at hand: its verdict, what decided it, and why, in one's own words. */
export function OneCandidate(props: Props) {
  const { candidate, mark, name, base, mayRecord, reasonField, onToggle, onChange } = props;
  const t = useTranslations('runs.sheet');
  const format = formatter(useLocale());
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        <p className="font-medium">{name}</p>
        {props.onOpen && (
          <Button size="small" icon={<Maximize2 aria-hidden />} onClick={props.onOpen}>
            {t('one.open')}
          </Button>
        )}
      </div>
      {mayRecord && (
        <>
          <VerdictToggles label={t('one.verdict')} verdict={mark.verdict} onToggle={onToggle} />
          <AspectToggles
            label={t('one.aspects')}
            aspects={mark.aspects}
            onChange={(aspects) => onChange({ aspects })}
          />
          <Field label={t('one.reason')} hint={t('one.reasonHint')}>
            <Textarea
              ref={reasonField}
              rows={2}
              maxLength={MOST.reason}
              value={mark.reason}
              onChange={(event) => onChange({ reason: event.target.value })}
              onKeyDown={(event) => {
                if (event.key !== 'Escape' || event.nativeEvent.isComposing) return;
                // Back to the picture, without closing what stands around.
                event.preventDefault();
                event.stopPropagation();
                props.onLeave();
              }}
            />
          </Field>
        </>
      )}
      <p className="text-sm">
        <Link href={`${base}/exhibits/${candidate.exhibitId}`} className="link">
          {t('one.exhibit', { number: format.count(candidate.number) })}
        </Link>
      </p>
    </div>
  );
}
