'use client';

import { type KeyboardEvent, startTransition, useEffect, useId, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { classNames } from '@/components/ui/class-names';
import { Segments } from '@/components/ui/segments';
import type { Verdict } from '@/lib/entries/vocabulary';
import { formatter } from '@/lib/i18n/format';
import { instantOf } from '@/lib/i18n/zone';
import type { Reply } from '@/lib/kernel/reply';
import type { Candidate } from './candidate';
import { CandidateCell } from './candidate-cell';
import { choiceInput, countMarks, markOf, toggled, withMark } from './choice';
import { ChoicePanel } from './choice-panel';
import { KeyHelp } from './key-help';
import { LargeView } from './large-view';
import { OneCandidate } from './one-candidate';
import { actOf, moved } from './sheet-keys';
import { useChoice } from './use-choice';

export type ContactSheetProps = {
  accountId: string;
  caseId: string;
  /** What the sheet shows; a choice in the making is kept for each. */
  scope: string;
  /** Address of the case. */
  base: string;
  candidates: readonly Candidate[];
  people: readonly { id: string; name: string }[];
  /** Contributor whom the signed-in account stands for. */
  self: string | null;
  mayRecord: boolean;
  record(choice: ReturnType<typeof choiceInput>): Promise<Reply<unknown>>;
};

const SIZES = {
  small: 'grid-cols-[repeat(auto-fill,minmax(8.5rem,1fr))]',
  medium: 'grid-cols-[repeat(auto-fill,minmax(min(12rem,45%),1fr))]',
  large: 'grid-cols-[repeat(auto-fill,minmax(min(19rem,100%),1fr))]',
} as const;

type Size = keyof typeof SIZES;

/**
 * The candidates side by side, judged by keyboard, pointer or finger. Marks stay on the page until
 * one gesture records the whole choice.
 */
export function ContactSheet(props: ContactSheetProps) {
  const { caseId, base, candidates, people, self, mayRecord } = props;
  const t = useTranslations('runs');
  const format = formatter(useLocale());
  const key = `chirograph.choice ${props.accountId} ${caseId} ${props.scope}`;
  const { choice, change, clear } = useChoice({ key, self, candidates, people });
  const [wanted, setAt] = useState(0);
  const [large, setLarge] = useState(false);
  const [size, setSize] = useState<Size>('medium');
  const [said, setSaid] = useState('');
  const [reply, setReply] = useState<Reply<unknown> | null>(null);
  const [pending, setPending] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const form = useRef<HTMLFormElement>(null);
  const reason = useRef<HTMLTextAreaElement>(null);
  const reasonLarge = useRef<HTMLTextAreaElement>(null);
  const keysId = useId();
  // Candidates come and go when the list is narrowed.
  const at = Math.min(wanted, candidates.length - 1);
  const candidate = candidates[at];

  useEffect(() => {
    function record(event: globalThis.KeyboardEvent) {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return;
      event.preventDefault();
      form.current?.requestSubmit();
    }
    document.addEventListener('keydown', record);
    return () => document.removeEventListener('keydown', record);
  }, []);

  if (!candidate) return null;
  const mark = markOf(choice, candidate.exhibitId);
  const nameOf = ({ number, run, position }: Candidate) =>
    t('sheet.name', {
      exhibit: format.count(number),
      run: format.count(run.number),
      position: format.count(position + 1),
    });
  const name = nameOf(candidate);
  const cells = () => [...(list.current?.querySelectorAll<HTMLElement>(':scope > li') ?? [])];
  const button = (index: number) => cells()[index]?.querySelector<HTMLElement>('button') ?? null;

  function toggle(of: Candidate, verdict: Verdict) {
    if (!mayRecord) return;
    const next = toggled(choice, of.exhibitId, verdict);
    change(next);
    setReply(null);
    const now = markOf(next, of.exhibitId).verdict;
    setSaid(
      now === null
        ? t('sheet.said.cleared', { name: nameOf(of) })
        : t('sheet.said.marked', { name: nameOf(of), verdict: t(`verdict.${now}`) }),
    );
  }

  function writeReason(inLarge: boolean) {
    const field = (inLarge ? reasonLarge : reason).current;
    // Where it is narrow, the reason is written in the large view.
    if (field?.offsetParent) field.focus();
    else if (!inLarge) setLarge(true);
  }

  function press(event: KeyboardEvent, inLarge: boolean) {
    const act = actOf(event);
    if (!act || !candidate) return;
    if (act.act === 'move') {
      const boxes = cells().map((cell) => ({ left: cell.offsetLeft, top: cell.offsetTop }));
      const sideways = act.to === 'left' || act.to === 'right';
      // Up and down scroll the large view; nothing stands above or below there.
      if (inLarge && !sideways) return;
      event.preventDefault();
      const next = moved(boxes, at, act.to);
      setAt(next);
      if (!inLarge) button(next)?.focus();
      return;
    }
    if (inLarge && act.act === 'open') return;
    event.preventDefault();
    if (act.act === 'verdict') toggle(candidate, act.verdict);
    else if (act.act === 'toggle') toggle(candidate, 'chosen');
    else if (act.act === 'open') setLarge(true);
    else writeReason(inLarge);
  }

  async function record(data: FormData) {
    const local = data.get('happenedAt');
    const zone = data.get('happenedAtZone');
    const happenedAt =
      typeof local === 'string' && typeof zone === 'string' && local !== ''
        ? // A time that no clock of the zone showed is refused, not left out.
          (instantOf(local, zone) ?? local)
        : null;
    setPending(true);
    try {
      const answer = await props.record(choiceInput(choice, candidates, happenedAt));
      startTransition(() => {
        setReply(answer);
        if (answer.ok) clear();
      });
    } catch {
      // The request did not arrive or its answer did not; the choice stays as it is.
      setReply({ ok: false, code: 'UNAVAILABLE', ref: '–' });
    }
    setPending(false);
  }

  const one = (inLarge: boolean) => (
    <OneCandidate
      candidate={candidate}
      mark={mark}
      name={name}
      base={base}
      mayRecord={mayRecord}
      reasonField={inLarge ? reasonLarge : reason}
      onToggle={(verdict) => toggle(candidate, verdict)}
      onChange={(part) => change(withMark(choice, candidate.exhibitId, part))}
      onLeave={() =>
        inLarge
          ? reasonLarge.current?.closest('[role="dialog"]')?.querySelector('section')?.focus()
          : button(at)?.focus()
      }
      onOpen={inLarge ? undefined : () => setLarge(true)}
    />
  );

  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      <div className="mb-4 grid gap-3">
        {mayRecord && <KeyHelp id={keysId} />}
        <Segments
          label={t('sheet.size.label')}
          segments={(['small', 'medium', 'large'] as const).map((value) => ({
            value,
            label: t(`sheet.size.${value}`),
          }))}
          value={size}
          onChoose={setSize}
        />
      </div>
      <div className="grid items-start gap-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <ul
          ref={list}
          aria-label={t('sheet.grid')}
          className={classNames('relative grid gap-x-4 gap-y-5', SIZES[size])}
        >
          {candidates.map((each, index) => (
            <CandidateCell
              key={`${each.run.id} ${each.position}`}
              candidate={each}
              mark={markOf(choice, each.exhibitId)}
              current={index === at}
              name={nameOf(each)}
              mayRecord={mayRecord}
              keysId={keysId}
              onFocus={() => setAt(index)}
              onOpen={() => {
                setAt(index);
                setLarge(true);
              }}
              onKeyDown={(event) => press(event, false)}
              onToggle={(verdict) => {
                setAt(index);
                toggle(each, verdict);
              }}
            />
          ))}
        </ul>
        <div className="grid grid-cols-[minmax(0,1fr)] gap-6 lg:sticky lg:top-4 lg:max-h-[calc(100dvh-2rem)] lg:overflow-y-auto lg:px-1">
          <section aria-label={t('sheet.one.title')} className="max-lg:hidden">
            {one(false)}
          </section>
          {mayRecord && (
            <section aria-labelledby={`${keysId}-choice`} className="border-t border-ink pt-3">
              <h3 id={`${keysId}-choice`} className="mb-2 font-serif text-lg font-semibold">
                {t('sheet.choice.title')}
              </h3>
              <ChoicePanel
                form={form}
                choice={choice}
                counts={countMarks(choice, candidates)}
                people={people}
                unlinked={self === null}
                ledger={`${base}/ledger`}
                reply={reply}
                pending={pending}
                onChange={change}
                onClear={clear}
                onRecord={(data) => void record(data)}
              />
            </section>
          )}
        </div>
      </div>
      <LargeView
        open={large}
        candidate={candidate}
        mark={mark}
        name={name}
        at={at}
        total={candidates.length}
        onClose={() => setLarge(false)}
        onStep={(by) => setAt(Math.min(candidates.length - 1, Math.max(0, at + by)))}
        onKeyDown={(event) => press(event, true)}
        finalFocus={() => button(at)}
      >
        {one(true)}
      </LargeView>
    </>
  );
}
