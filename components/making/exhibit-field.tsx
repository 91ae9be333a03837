'use client';

import { X } from 'lucide-react';
import { useEffect, useId, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { useExhibitSearch } from '@/components/dossier/use-exhibit-search';
import { SafeText } from '@/components/exhibits/safe-text';
import { Button, IconButton } from '@/components/ui/button';
import { Field, FieldGroup } from '@/components/ui/field';
import { Input } from '@/components/ui/text-input';
import { nameOf, type PickedFile } from './picked-file';
import { Thumb } from './thumb';

type Props = {
  caseId: string;
  /** Name in the form, given once for each exhibit chosen. */
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
  required?: boolean | undefined;
  many?: boolean | undefined;
  initial?: readonly PickedFile[] | undefined;
  onChoose?: ((chosen: PickedFile[]) => void) | undefined;
};

const NOTHING = { exhibits: [] as PickedFile[], next: null };

/** Names exhibits of the case in a form: found by words, shown by picture and number. */
export function ExhibitField(props: Props) {
  const { caseId, name, label, hint, error, required, many = false, initial = [] } = props;
  const t = useTranslations('making');
  const [chosen, setChosen] = useState<PickedFile[]>([...initial]);
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const id = useId();

  function choose(next: PickedFile[]) {
    setChosen(next);
    props.onChoose?.(next);
  }

  function close() {
    setOpen(false);
    opener.current?.focus();
  }

  function take(file: PickedFile) {
    if (!many) {
      choose([file]);
      close();
      return;
    }
    const others = chosen.filter((one) => one.id !== file.id);
    choose(others.length < chosen.length ? others : [...chosen, file]);
  }

  const word = chosen.length === 0 ? 'choose' : many ? 'more' : 'change';
  return (
    <FieldGroup
      label={label}
      hint={hint}
      error={error}
      required={required}
      className="content-start"
    >
      {chosen.map((file) => (
        <div
          key={file.id}
          className="flex items-center gap-2.5 border border-hairline bg-sheet p-1.5"
        >
          <input type="hidden" name={name} value={file.id} />
          <Thumb src={file.thumb} alt="" />
          <span className="min-w-0 flex-1 leading-snug">
            {t('exhibit', { number: String(file.number) })}
            <span className="block text-sm text-ink-2">
              <SafeText text={nameOf(file, t('untitled'))} />
            </span>
          </span>
          <IconButton
            label={t('pick.remove', { number: String(file.number) })}
            icon={<X aria-hidden />}
            onClick={() => {
              choose(chosen.filter((one) => one.id !== file.id));
              opener.current?.focus();
            }}
          />
        </div>
      ))}
      <Button
        ref={opener}
        size="small"
        className="justify-self-start"
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        aria-label={`${label}: ${t(open ? 'pick.close' : `pick.${word}`)}`}
        onClick={() => setOpen(!open)}
      >
        {t(open ? 'pick.close' : `pick.${word}`)}
      </Button>
      {open && (
        <div id={id} className="grid gap-2 border border-control p-3">
          <Finder caseId={caseId} chosen={chosen} onTake={take} />
        </div>
      )}
    </FieldGroup>
  );
}

type FinderProps = {
  caseId: string;
  chosen: readonly PickedFile[];
  onTake(file: PickedFile): void;
};

function Finder({ caseId, chosen, onTake }: FinderProps) {
  const t = useTranslations('making.pick');
  const making = useTranslations('making');
  const { words, page, busy, failed, find, more } = useExhibitSearch<PickedFile>(caseId, NOTHING);
  const [asked, setAsked] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: asks once, when the list opens
  useEffect(() => {
    find('');
    setAsked(true);
  }, []);

  return (
    <>
      <Field label={t('search')}>
        <Input
          type="search"
          maxLength={200}
          value={words}
          // The reader has just opened this list to search.
          autoFocus
          onChange={(event) => find(event.target.value)}
          onKeyDown={(event) => {
            // Enter in the search means the words, not the whole form.
            if (event.key === 'Enter') event.preventDefault();
          }}
        />
      </Field>
      <ul
        aria-label={t('list')}
        aria-busy={busy}
        className="max-h-72 overflow-y-auto border border-hairline bg-sheet"
      >
        {asked && !busy && page.exhibits.length === 0 && (
          <li className="px-3 py-2 text-ink-2">{t('none')}</li>
        )}
        {page.exhibits.map((file) => (
          <li key={file.id} className="border-b border-hairline last:border-0">
            <button
              type="button"
              aria-pressed={chosen.some((one) => one.id === file.id)}
              aria-label={t('option', {
                number: String(file.number),
                title: nameOf(file, making('untitled')),
              })}
              className="flex w-full items-center gap-2.5 px-2 py-1 text-left -outline-offset-2 hover:bg-action-wash aria-pressed:bg-action-wash aria-pressed:font-medium"
              onClick={() => onTake(file)}
            >
              <Thumb src={file.thumb} alt="" />
              <span className="min-w-0">
                <span className="text-ink-2">{file.number} · </span>
                <SafeText text={nameOf(file, making('untitled'))} />
              </span>
            </button>
          </li>
        ))}
        {page.next !== null && (
          <li className="p-2">
            <Button size="small" onClick={more}>
              {t('next')}
            </Button>
          </li>
        )}
      </ul>
      {failed && (
        <p role="alert" className="text-seal">
          {t('failed')}
        </p>
      )}
    </>
  );
}
