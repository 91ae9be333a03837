'use client';

import { ArrowDown, ArrowUp } from 'lucide-react';
import { startTransition, useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { FormAction } from '@/components/cases/form-action';
import { SafeText } from '@/components/exhibits/safe-text';
import { ButtonLink, IconButton } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import type { FactShown, ItemShown } from '@/lib/desk/dto';
import { standing } from '@/lib/desk/model';
import { CiteList } from './cite-line';
import { ItemVersions } from './item-versions';
import { VisibleLine } from './visible-line';
import { WithdrawItem } from './withdraw-item';

type Fact = ItemShown<FactShown>;
type Props = {
  facts: readonly Fact[];
  me: string;
  /** Address of the case. */
  base: string;
  /** Actions of those who may write; null for readers. */
  actions: { order: FormAction; withdraw: FormAction } | null;
};

/** Facts in the reader's own order; each can be moved, written anew and withdrawn. */
export function FactList({ facts, me, base, actions }: Props) {
  const t = useTranslations('desk');
  const given = facts.map(({ id }) => id);
  const [moved, setMoved] = useState<{ ids: string[]; over: string } | null>(null);
  const [failed, setFailed] = useState(false);
  const last = useRef<{ id: string; by: -1 | 1 } | null>(null);
  const list = useRef<HTMLOListElement>(null);
  // An order set here stands until the server gives a list of its own.
  const ids = moved?.over === given.join() ? moved.ids : given;

  useEffect(() => {
    const at = last.current;
    if (!at || !moved) return;
    // A row that moves takes the focus along.
    list.current?.querySelector<HTMLElement>(`[data-move="${at.id} ${at.by}"]`)?.focus();
  }, [moved]);

  function move(id: string, by: -1 | 1) {
    const from = ids.indexOf(id);
    const other = ids[from + by];
    if (!actions || other === undefined) return;
    const next = ids.map((one) => (one === id ? other : one === other ? id : one));
    const form = new FormData();
    for (const one of next) form.append('facts', one);
    last.current = { id, by };
    setMoved({ ids: next, over: given.join() });
    startTransition(async () => {
      const reply = await actions.order(null, form);
      setFailed(reply !== null && !reply.ok);
      if (reply !== null && !reply.ok) setMoved(null);
    });
  }

  const known = new Map(facts.map((fact) => [fact.id, fact]));
  return (
    <>
      <p role="alert" className="text-seal empty:hidden">
        {failed && t('act.unmoved')}
      </p>
      <ol ref={list} className="border-t border-hairline">
        {ids.map((id, i) => {
          const fact = known.get(id);
          if (!fact) return null;
          const name = (standing(fact).content?.text ?? '').slice(0, 60);
          const steps = [
            { by: -1, label: t('act.earlier', { text: name }), end: i === 0, Icon: ArrowUp },
            {
              by: 1,
              label: t('act.later', { text: name }),
              end: i === ids.length - 1,
              Icon: ArrowDown,
            },
          ] as const;
          return (
            <li
              key={id}
              className="grid grid-cols-[2.25rem_minmax(0,1fr)] gap-x-3 gap-y-2 border-b border-hairline py-4 sm:grid-cols-[2.25rem_minmax(0,1fr)_auto]"
            >
              <span className="pt-0.5 text-right font-mono text-sm text-ink-2">{i + 1}</span>
              <FactBody fact={fact} me={me} base={base} />
              {actions && (
                <div className="screen-only flex flex-wrap items-start gap-1.5 max-sm:col-start-2">
                  {steps.map(({ by, label, end, Icon }) => (
                    <IconButton
                      key={by}
                      size="small"
                      data-move={`${id} ${by}`}
                      label={label}
                      icon={<Icon aria-hidden />}
                      aria-disabled={end || undefined}
                      onClick={() => move(id, by)}
                    />
                  ))}
                  <ButtonLink size="small" href={`${base}/review/facts/write?fact=${id}`}>
                    {t('act.edit')}
                  </ButtonLink>
                  {fact.may.withdraw && (
                    <WithdrawItem
                      itemId={id}
                      version={fact.versions.length}
                      action={actions.withdraw}
                    />
                  )}
                </div>
              )}
            </li>
          );
        })}
      </ol>
    </>
  );
}

/** A fact as it stands: its words, the places it leans on, who reads it, and its versions. */
export function FactBody({ fact, me, base }: { fact: Fact; me: string; base: string }) {
  const t = useTranslations('desk');
  const words = useTranslations('review');
  const { content, by, own, at, withdrawn } = standing(fact);
  return (
    <div className="grid min-w-0 gap-2">
      {content === null ? (
        <p>{t('locked')}</p>
      ) : (
        <>
          <p className="measure font-serif text-lg leading-snug">
            <SafeText text={content.text} lines />
          </p>
          <CiteList t={t} words={words} base={base} cites={content.cites} />
        </>
      )}
      {withdrawn !== null && (
        <p className="text-sm text-seal">{t('version.withdrawnBecause', { reason: withdrawn })}</p>
      )}
      <p className="text-sm text-ink-2">
        {by.name} · <Time at={at} />
      </p>
      <VisibleLine t={t} readers={fact.readers} own={own} by={by.name} me={me} />
      <ItemVersions
        t={t}
        versions={fact.versions}
        show={(one) => (
          <>
            <p className="measure font-serif">
              <SafeText text={one.text} lines />
            </p>
            <CiteList t={t} words={words} base={base} cites={one.cites} />
          </>
        )}
      />
    </div>
  );
}
