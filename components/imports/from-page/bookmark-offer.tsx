'use client';

import { Bookmark } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { visibleName } from '@/components/exhibits/visible-name';
import { buttonClass } from '@/components/ui/button';
import { CopyButton } from '@/components/ui/copy-button';
import { useToast } from '@/components/ui/toast';
import { formatter } from '@/lib/i18n/format';
import { languageTag } from '@/lib/i18n/locale';
import { BOOKMARK_PROGRAM } from './bookmark-program';
import { type BookmarkSettings, MOST_PICTURES, WORDS } from './protocol';

/** The address of a bookmark: the program with where it hands pictures to and its words. */
function bookmarkAddress(settings: BookmarkSettings): string {
  const program = `((SETTINGS)=>{${BOOKMARK_PROGRAM}})(${JSON.stringify(settings)});void 0`;
  return `javascript:${encodeURIComponent(program)}`;
}

/**
 * Offers the bookmark that takes pictures from a generator's page into this case. It is dragged to the
 * browser's bar, or its address copied into a bookmark made by hand; here it does nothing.
 */
export function BookmarkOffer({ room, title }: { room: string; title: string }) {
  const t = useTranslations('imports.fromPage');
  const onPage = useTranslations('imports.onPage');
  const locale = useLocale();
  const toast = useToast();
  const ref = useRef<HTMLAnchorElement>(null);
  const [address, setAddress] = useState('');

  useEffect(() => {
    const most = formatter(locale).count(MOST_PICTURES);
    const told = WORDS.map((word) => {
      // Sizes are filled in on the page, where the pictures are.
      return [word, onPage(word, { most, width: '{width}', height: '{height}' })];
    });
    setAddress(
      bookmarkAddress({
        to: `${location.origin}${room}/from-page`,
        case: title,
        lang: languageTag(locale),
        words: Object.fromEntries(told) as BookmarkSettings['words'],
      }),
    );
  }, [room, title, locale, onPage]);

  // React lets no such address through; here it is our own, and the policy of this page never runs it.
  useEffect(() => {
    const link = ref.current;
    if (!link || address === '') return;
    link.setAttribute('href', address);
    const press = (event: Event) => {
      event.preventDefault();
      toast(t('notHere'));
    };
    link.addEventListener('click', press);
    return () => link.removeEventListener('click', press);
  }, [address, toast, t]);

  const name = t('bookmark', { title: visibleName(title) });
  return (
    <details className="mt-3">
      <summary className="cursor-pointer py-1 font-medium">{t('offer')}</summary>
      <div className="measure mt-2 grid gap-3">
        <p>{t('offerText')}</p>
        <div className="flex flex-wrap items-center gap-3">
          {/* biome-ignore lint/a11y/useValidAnchor: its address is set above */}
          <a ref={ref} className={buttonClass({ variant: 'secondary' })}>
            <Bookmark aria-hidden />
            {name}
          </a>
          {address !== '' && <CopyButton words value={address} label={t('copy')} />}
        </div>
        <p className="text-sm text-ink-2">{t('offerHow')}</p>
        <p className="text-sm text-ink-2">{t('offerLimits')}</p>
      </div>
    </details>
  );
}
