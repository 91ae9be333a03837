'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { askCase } from '@/components/exhibits/intake/case-api';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button } from '@/components/ui/button';
import { Combobox } from '@/components/ui/combobox';
import { Field } from '@/components/ui/field';
import { SubmitButton } from '@/components/ui/submit-button';
import { Input } from '@/components/ui/text-input';
import type { ExhibitItem } from '@/lib/exhibits/dto';
import { newClientId } from '../session/joining';
import { RefusalLine } from './refusal-line';
import { SetBy } from './set-by';
import type { SidePartProps } from './side-parts';
import { useStatement } from './use-statement';

const MOST = 100;

/** The exhibits of the case for choosing from; empty until they are there. */
function useExhibits(caseId: string): ExhibitItem[] {
  const [exhibits, setExhibits] = useState<ExhibitItem[]>([]);
  useEffect(() => {
    const stop = new AbortController();
    askCase<{ exhibits: ExhibitItem[] }>(`${caseId}/exhibits?limit=${MOST}`, {
      signal: stop.signal,
    })
      .then(({ data }) => setExhibits(data.exhibits))
      // Without the list a reference still carries its label.
      .catch(() => {});
    return () => stop.abort();
  }, [caseId]);
  return exhibits;
}

/** Pictures and other material the text is sent with: which exhibit, supplied by whom, for what. */
export function ReferencesPart({ about, record, authors, writable }: SidePartProps) {
  const t = useTranslations('prompts.references');
  const exhibits = useExhibits(about.caseId);
  const { state, pending, refusal } = useStatement();
  const [round, setRound] = useState(0);
  const chosen = useRef<string | null>(null);
  const standing = record?.references.filter((one) => one.withdrawn === null) ?? [];
  return (
    <div className="grid gap-4">
      {standing.length === 0 && <p className="text-sm text-ink-2">{t('empty')}</p>}
      <ul className="grid">
        {standing.map((reference) => {
          const exhibit = exhibits.find((one) => one.id === reference.exhibit);
          return (
            <li
              key={reference.ref}
              className="grid gap-0.5 border-b border-hairline py-2 first:pt-0"
            >
              <div className="flex items-baseline justify-between gap-3">
                <p className="min-w-0 font-medium wrap-anywhere">
                  {reference.exhibit === null ? (
                    <SafeText text={reference.label} />
                  ) : (
                    <Link href={`${about.base}/exhibits/${reference.exhibit}`} className="link">
                      <SafeText text={reference.label || (exhibit?.title ?? t('exhibit'))} />
                    </Link>
                  )}
                </p>
                {writable && (
                  <Button
                    size="small"
                    variant="quiet"
                    onClick={() => void state({ k: 'unreference', ref: reference.ref })}
                  >
                    {t('takeAway')}
                  </Button>
                )}
              </div>
              {reference.purpose !== '' && (
                <p className="text-sm">
                  <SafeText text={reference.purpose} />
                </p>
              )}
              {exhibit && (
                <p className="text-sm text-ink-2">
                  {exhibit.supplier === null
                    ? t('noSupplier')
                    : t('supplier', { name: exhibit.supplier })}
                </p>
              )}
              <SetBy stamp={reference} authors={authors} />
            </li>
          );
        })}
      </ul>
      {writable && (
        <form
          key={round}
          className="grid gap-2"
          onSubmit={async (event) => {
            event.preventDefault();
            const data = new FormData(event.currentTarget);
            const exhibit = exhibits.find((one) => one.id === chosen.current);
            const label = String(data.get('label') ?? '').trim() || (exhibit?.title ?? '');
            const purpose = String(data.get('purpose') ?? '').trim();
            if (label === '') return;
            const said = await state({
              k: 'reference',
              ref: newClientId(),
              exhibit: exhibit?.id ?? null,
              label: label.slice(0, 300),
              purpose,
            });
            if (!said) return;
            chosen.current = null;
            setRound(round + 1);
          }}
        >
          <Field label={t('choose')}>
            <Combobox
              name="exhibit"
              placeholder={t('choosePlaceholder')}
              options={exhibits.map(({ id, number, title, supplier }) => ({
                value: id,
                label: `${number} · ${title}`,
                detail: supplier ?? undefined,
              }))}
              onChoose={(value) => {
                chosen.current = value;
              }}
            />
          </Field>
          <Field label={t('label')}>
            <Input name="label" maxLength={300} />
          </Field>
          <Field label={t('purpose')}>
            <Input name="purpose" maxLength={1000} />
          </Field>
          <RefusalLine code={refusal} />
          <SubmitButton size="small" variant="secondary" pending={pending}>
            {t('add')}
          </SubmitButton>
        </form>
      )}
    </div>
  );
}
