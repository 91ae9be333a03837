'use client';

import type { KeyboardEvent } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import type { Verdict } from '@/lib/entries/vocabulary';
import { formatter } from '@/lib/i18n/format';
import type { Candidate } from './candidate';
import type { Mark } from './choice';
import { FateMark } from './fate-mark';
import { FilePicture } from './file-picture';
import { VerdictToggles } from './verdict-toggles';

type Props = {
  candidate: Candidate;
  mark: Mark;
  /** The one stop of the keyboard in the grid. */
  current: boolean;
  /** Name of the candidate in words. */
  name: string;
  mayRecord: boolean;
  keysId: string;
  onFocus(): void;
  onOpen(): void;
  onKeyDown(event: KeyboardEvent): void;
  onToggle(verdict: Verdict): void;
};

/** A candidate on the contact sheet: picture, mark in the making, and the last recorded verdict. */
export function CandidateCell(props: Props) {
  const { candidate, mark, current, name, mayRecord, keysId } = props;
  const t = useTranslations('runs');
  const format = formatter(useLocale());
  const { verdict } = mark;
  const last = candidate.fate?.verdict ?? null;
  const said = [
    name,
    verdict === null ? '' : t('sheet.mark', { verdict: t(`verdict.${verdict}`) }),
    last === null ? t('verdict.none') : t('sheet.last', { verdict: t(`verdict.${last}`) }),
  ];
  return (
    <li
      className="relative grid min-w-0 content-start gap-1.5"
      data-candidate={candidate.exhibitId}
    >
      <button
        type="button"
        tabIndex={current ? 0 : -1}
        aria-label={said.filter(Boolean).join('; ')}
        aria-describedby={keysId}
        data-verdict={verdict ?? 'none'}
        onFocus={props.onFocus}
        onClick={props.onOpen}
        onKeyDown={props.onKeyDown}
        className={classNames(
          'relative block w-full bg-rail p-1 outline-offset-2',
          'border-2 focus-visible:outline-2 focus-visible:outline-action',
          verdict === 'chosen'
            ? 'border-action'
            : verdict === null
              ? 'border-hairline'
              : verdict === 'rejected'
                ? 'border-ink'
                : 'border-dashed border-ink',
        )}
      >
        <FilePicture
          file={candidate}
          alt=""
          large
          className={classNames(
            'aspect-square w-full border-0 bg-transparent',
            verdict === 'rejected' && 'opacity-50',
          )}
        />
        {verdict && (
          <span className="absolute top-2 left-2 origin-top-left scale-150">
            <FateMark verdict={verdict} show="sign" />
          </span>
        )}
      </button>
      <div className="flex flex-wrap items-baseline justify-between gap-x-2 text-sm">
        <span className="text-ink-2">
          {t('sheet.place', {
            run: format.count(candidate.run.number),
            position: format.count(candidate.position + 1),
          })}
        </span>
        {last && <span>{t('sheet.last', { verdict: t(`verdict.${last}`) })}</span>}
      </div>
      {mayRecord && (
        <VerdictToggles label={name} verdict={verdict} onToggle={props.onToggle} compact />
      )}
    </li>
  );
}
