'use client';

import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { SafeText } from '@/components/exhibits/safe-text';
import { recordCalled } from '@/components/review/record-called';
import { Button } from '@/components/ui/button';
import { ClassMark } from '@/components/ui/class-mark';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';
import type { Citable, NamedRecord } from '@/lib/desk/dto';
import type { RecordKind } from '@/lib/entries/vocabulary';

type Props = { caseId: string; kind: RecordKind; onTake(record: NamedRecord): void };

/** Milliseconds of rest after which what was typed is looked for. */
const REST = 250;

const NOTHING: Citable = { records: [], next: null };

/** Records of one kind, found by number or words, page by page. */
export function RecordFinder({ caseId, kind, onTake }: Props) {
  const t = useTranslations('desk.cite');
  const words = useTranslations('review');
  const [typed, setTyped] = useState('');
  const [page, setPage] = useState(NOTHING);
  const [state, setState] = useState<'busy' | 'shown' | 'failed'>('busy');
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // Only the answer to the last question counts.
  const asking = useRef<AbortController>(undefined);

  async function look(search: string, after: number | null, before: NamedRecord[]) {
    asking.current?.abort();
    const stop = new AbortController();
    asking.current = stop;
    setState('busy');
    const query = new URLSearchParams({ kind, limit: '50' });
    if (search.trim()) query.set('search', search.trim());
    if (after !== null) query.set('after', String(after));
    try {
      const address = `/api/v1/cases/${caseId}/desk/citable?${query}`;
      const response = await fetch(address, { cache: 'no-store', signal: stop.signal });
      if (!response.ok) throw new Error(String(response.status));
      // Our own API.
      const found = (await response.json()) as Citable;
      setPage({ records: [...before, ...found.records], next: found.next });
      setState('shown');
    } catch {
      if (!stop.signal.aborted) setState('failed');
    }
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once, when the list opens
  useEffect(() => {
    void look('', null, []);
    return () => {
      clearTimeout(timer.current);
      asking.current?.abort();
    };
  }, []);

  return (
    <>
      <Field label={t('search')} className="max-w-sm">
        <Input
          type="search"
          maxLength={200}
          value={typed}
          onChange={({ target }) => {
            setTyped(target.value);
            clearTimeout(timer.current);
            timer.current = setTimeout(() => void look(target.value, null, []), REST);
          }}
          onKeyDown={(event) => {
            // Enter in the search means the words, not the whole form.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </Field>
      <ul
        aria-label={t('list')}
        aria-busy={state === 'busy'}
        className="max-h-72 overflow-y-auto border border-hairline bg-sheet"
      >
        {state === 'shown' && page.records.length === 0 && (
          <li className="px-3 py-2 text-ink-2">{t('nothing')}</li>
        )}
        {page.records.map((record) => (
          <li
            key={`${record.id} ${record.entry}`}
            className="border-b border-hairline last:border-0"
          >
            <button
              type="button"
              className="flex min-h-9 w-full items-center gap-2.5 px-2.5 py-1 text-left -outline-offset-2 hover:bg-action-wash max-md:min-h-11"
              onClick={() => onTake(record)}
            >
              {record.class !== null && <ClassMark value={record.class} />}
              <span className="min-w-0">
                <span className="font-medium">{recordCalled(words, record)}</span>{' '}
                <SafeText text={record.title.slice(0, 200)} />
              </span>
            </button>
          </li>
        ))}
        {page.next !== null && (
          <li className="p-2">
            <Button size="small" onClick={() => void look(typed, page.next, page.records)}>
              {t('more')}
            </Button>
          </li>
        )}
      </ul>
      {state === 'failed' && (
        <p role="alert" className="text-seal">
          {t('failed')}
        </p>
      )}
    </>
  );
}
