'use client';

import { X } from 'lucide-react';
import { useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button, IconButton } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input } from '@/components/ui/text-input';
import type { NamedRecord, ShownCite } from '@/lib/desk/dto';
import { RECORD_KINDS, type RecordKind } from '@/lib/entries/vocabulary';
import { CiteLine } from './cite-line';
import { type Place, PlaceFields, WHOLE } from './place-fields';
import { RecordFinder } from './record-finder';

type Props = {
  caseId: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  cites: readonly ShownCite[];
  onChange(cites: ShownCite[]): void;
};

/** Most places that one statement names. */
const MOST = 100;

/** Names exact places of the record: a record of any kind and a place in it, or a ledger entry. */
export function CitePicker({ caseId, label, hint, error, cites, onChange }: Props) {
  const t = useTranslations('desk');
  const words = useTranslations('review');
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  function take(cite: ShownCite) {
    onChange([...cites, cite]);
    setOpen(false);
    opener.current?.focus();
  }

  return (
    <FieldGroup label={label} hint={hint} error={error}>
      {cites.length === 0 ? (
        <p className="text-sm text-ink-2">{t('cite.none')}</p>
      ) : (
        <ol className="border border-hairline bg-sheet">
          {cites.map((cite, i) => (
            <li
              // The same place may be named twice; its place in the list tells it apart.
              // biome-ignore lint/suspicious/noArrayIndexKey: see above
              key={i}
              className="flex items-center gap-2 border-b border-hairline py-1 pr-1 pl-2.5 last:border-0"
            >
              <span className="min-w-0 flex-1">
                <CiteLine t={t} words={words} base={null} cite={cite} />
              </span>
              <IconButton
                size="small"
                label={t('cite.remove', { number: String(i + 1) })}
                icon={<X aria-hidden />}
                onClick={() => {
                  onChange(cites.filter((_, j) => j !== i));
                  opener.current?.focus();
                }}
              />
            </li>
          ))}
        </ol>
      )}
      <Button
        ref={opener}
        size="small"
        className="mt-1 justify-self-start"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${label}: ${t(open ? 'cite.close' : 'cite.add')}`}
        disabled={cites.length >= MOST}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'cite.close' : 'cite.add')}
      </Button>
      {open && (
        <div id={id} className="grid min-w-0 gap-3 border border-control p-3">
          <PlacePicker caseId={caseId} onTake={take} />
        </div>
      )}
    </FieldGroup>
  );
}

type PickerProps = { caseId: string; onTake(cite: ShownCite): void };

function PlacePicker({ caseId, onTake }: PickerProps) {
  const t = useTranslations('desk.cite');
  const [kind, setKind] = useState<RecordKind | 'entry'>('exhibit');
  const [record, setRecord] = useState<NamedRecord | null>(null);
  const [place, setPlace] = useState<Place>(WHOLE);

  return (
    <>
      <Field label={t('kind')} className="max-w-sm">
        <Select
          value={kind}
          onChange={({ target }) => {
            setKind(RECORD_KINDS.find((one) => one === target.value) ?? 'entry');
            setRecord(null);
            setPlace(WHOLE);
          }}
        >
          {[...RECORD_KINDS, 'entry' as const].map((one) => (
            <option key={one} value={one}>
              {t(`kinds.${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {kind === 'entry' ? (
        <EntryField onTake={onTake} />
      ) : record === null ? (
        <RecordFinder key={kind} caseId={caseId} kind={kind} onTake={setRecord} />
      ) : (
        <>
          <PlaceFields
            key={record.id}
            caseId={caseId}
            record={record}
            place={place}
            onChange={setPlace}
            onBack={() => {
              setRecord(null);
              setPlace(WHOLE);
            }}
          />
          <Button
            variant="primary"
            size="small"
            className="justify-self-start"
            onClick={() =>
              onTake({ ...place, ...named(kind, record), entry: null, recorded: null })
            }
          >
            {t('take')}
          </Button>
        </>
      )}
    </>
  );
}

/** A record as a cite names it: a revision by its prompt and number. */
function named(kind: RecordKind, shown: NamedRecord): Pick<ShownCite, 'record' | 'shown'> {
  const [id = shown.id, revision] = shown.id.split('/');
  return { record: { kind, id, revision: revision ? Number(revision) : null }, shown };
}

function EntryField({ onTake }: Pick<PickerProps, 'onTake'>) {
  const t = useTranslations('desk.cite');
  const [number, setNumber] = useState('');
  const isNumber = /^\d{1,9}$/.test(number);

  function take() {
    if (!isNumber) return;
    const nothing = { record: null, shown: null, recorded: null };
    onTake({ ...WHOLE, ...nothing, entry: Number(number) });
  }

  return (
    <>
      <Field label={t('entry')} hint={t('entryHint')} className="max-w-sm">
        <Input
          inputMode="numeric"
          autoComplete="off"
          value={number}
          onChange={({ target }) => setNumber(target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            // Names the entry; the form around it is not sent.
            event.preventDefault();
            take();
          }}
        />
      </Field>
      <Button
        variant="primary"
        size="small"
        className="justify-self-start"
        disabled={!isNumber}
        onClick={take}
      >
        {t('take')}
      </Button>
    </>
  );
}
