'use client';

import { FilePlus, FolderPlus } from 'lucide-react';
import { type ChangeEvent, type ReactNode, useId, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { pickedFiles } from '@/components/exhibits/intake/dropped-files';
import type { Picked } from '@/components/exhibits/intake/new-items';
import { visibleName } from '@/components/exhibits/visible-name';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input } from '@/components/ui/text-input';
import { formatter } from '@/lib/i18n/format';
import type { CommonWords } from '@/lib/imports/dto';
import { MOST_FILES } from '@/lib/imports/model';
import { BookmarkOffer } from './from-page/bookmark-offer';
import { useImport, useProgress } from './import-provider';
import { PageImport } from './page-import';
import { isAtWork } from './progress-state';

type Supplier = { id: string; name: string };

const NOTHING: CommonWords = { source: '', licence: '', supplierId: null, recreation: false };

/**
 * Where files come in: chosen, as a folder, dropped or pasted; the import begins at once. Pictures of a
 * page also come by a bookmark, which this offers; `title` is that of the case.
 */
export function ImportStart({
  suppliers,
  title,
}: {
  suppliers: readonly Supplier[];
  title: string;
}) {
  const t = useTranslations('imports.start');
  const format = formatter(useLocale());
  const { engine, room } = useImport();
  const progress = useProgress();
  const [common, setCommon] = useState(NOTHING);
  const [unpack, setUnpack] = useState(true);
  const words = useId();
  const [tooMany, setTooMany] = useState(false);
  const busy = isAtWork(progress);

  function take(picked: readonly Picked[], own: Partial<CommonWords> & { label?: string } = {}) {
    setTooMany(picked.length > MOST_FILES);
    if (picked.length > MOST_FILES) return;
    const { label = labelOf(picked), ...said } = own;
    const wish = { label, common: { ...common, ...said }, unpack, importId: null };
    void engine?.start(picked, wish);
  }

  function labelOf(picked: readonly Picked[]): string {
    const first = picked[0]?.name ?? '';
    const folder = first.includes('/') ? first.split('/')[0] : undefined;
    if (folder) return folder.slice(0, 200).toWellFormed();
    const name = visibleName(first).slice(0, 200);
    return t('filesLabel', {
      count: picked.length,
      name,
      more: format.count(Math.max(0, picked.length - 1)),
    });
  }

  return (
    <section aria-labelledby={words} className="mb-8 grid gap-4">
      <div className="rounded-md border border-dashed border-control px-4 py-4">
        <h3 id={words} className="font-serif text-lg font-semibold">
          {t('title')}
        </h3>
        <div className="mt-2 flex flex-wrap gap-2">
          <FilesButton
            label={t('files')}
            icon={<FilePlus aria-hidden />}
            disabled={busy}
            primary
            onTake={take}
          />
          <FilesButton
            label={t('folder')}
            icon={<FolderPlus aria-hidden />}
            disabled={busy}
            folder
            onTake={take}
          />
        </div>
        <p className="measure mt-2 text-sm text-ink-2">
          {t('hint', { most: format.count(MOST_FILES) })}
        </p>
        {tooMany && (
          <Banner tone="warning" alert title={t('tooMany', { most: format.count(MOST_FILES) })} />
        )}
        <details className="mt-3">
          <summary className="cursor-pointer py-1 font-medium">{t('options')}</summary>
          <div className="mt-2 grid max-w-3xl gap-4 md:grid-cols-2">
            <Field label={t('source')} hint={t('sourceHint')}>
              <Input
                maxLength={2000}
                value={common.source}
                onChange={({ target }) => setCommon({ ...common, source: target.value })}
              />
            </Field>
            <Field label={t('licence')}>
              <Input
                maxLength={1000}
                value={common.licence}
                onChange={({ target }) => setCommon({ ...common, licence: target.value })}
              />
            </Field>
            <Field label={t('supplier')}>
              <Select
                value={common.supplierId ?? ''}
                onChange={({ target }) =>
                  setCommon({ ...common, supplierId: target.value || null })
                }
              >
                <option value="">{t('noSupplier')}</option>
                {suppliers.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {visibleName(name)}
                  </option>
                ))}
              </Select>
            </Field>
            <div className="grid content-start">
              <Checkbox
                label={t('unpack')}
                hint={t('unpackHint')}
                checked={unpack}
                onChange={({ target }) => setUnpack(target.checked)}
              />
              <Checkbox
                label={t('recreation')}
                hint={t('recreationHint')}
                checked={common.recreation}
                onChange={({ target }) => setCommon({ ...common, recreation: target.checked })}
              />
            </div>
          </div>
        </details>
        <BookmarkOffer room={room} title={title} />
        <p className="measure mt-3 text-sm text-ink-2">{t('knows')}</p>
      </div>
      <PageImport mayAdd={!busy} onTake={take} />
    </section>
  );
}

type FilesButtonProps = {
  label: string;
  /** Its whole name, where the label alone would not tell one of several apart. */
  name?: string | undefined;
  icon?: ReactNode;
  primary?: boolean;
  small?: boolean;
  folder?: boolean;
  disabled?: boolean;
  onTake: (picked: Picked[]) => void;
};

/** A button that lets the browser ask for files or a folder. */
export function FilesButton(props: FilesButtonProps) {
  const { label, name = label, icon, primary, small, folder, disabled, onTake } = props;
  const ref = useRef<HTMLInputElement>(null);

  function chosen({ target }: ChangeEvent<HTMLInputElement>) {
    if (target.files && target.files.length > 0) onTake(pickedFiles(target.files));
    // The same folder may be chosen again.
    target.value = '';
  }

  return (
    <span className={folder ? 'pointer-coarse:hidden' : undefined}>
      <input
        ref={ref}
        type="file"
        hidden
        multiple
        aria-label={name}
        onChange={chosen}
        {...(folder && { webkitdirectory: '' })}
      />
      <Button
        variant={primary ? 'primary' : 'secondary'}
        size={small ? 'small' : 'normal'}
        icon={icon}
        aria-label={name}
        disabled={disabled}
        onClick={() => ref.current?.click()}
      >
        {label}
      </Button>
    </span>
  );
}
