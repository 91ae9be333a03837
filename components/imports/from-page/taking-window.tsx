'use client';

import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Hashing } from '@/components/exhibits/intake/hashing';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { Banner } from '@/components/ui/banner';
import { Button } from '@/components/ui/button';
import { type KeyValue, KeyValues } from '@/components/ui/key-values';
import { formatter } from '@/lib/i18n/format';
import { ImportProgress } from '../import-progress';
import { useImport, useProgress } from '../import-provider';
import type { Refusal } from './handed';
import { READY } from './protocol';
import { TakenPictures } from './taken-pictures';
import { type Held, NOTHING, Tray } from './tray';

/**
 * Milliseconds in which nothing may have come or changed before pictures can be recorded: a page that
 * opens this window under somebody's pointer gains no click by it.
 */
const SETTLED = 1000;

const REFUSALS: readonly Refusal[] = [
  'shape',
  'origin',
  'twice',
  'many',
  'large',
  'type',
  'failed',
];

const nothing = () => () => {};
const empty = () => NOTHING;

/**
 * The window that a bookmark on a generator's page opens. It shows what came and from where; only the
 * person who is signed in records it.
 */
export function TakingWindow({ title, person }: { title: string; person: string }) {
  const t = useTranslations('imports.fromPage');
  const { engine } = useImport();
  const progress = useProgress();
  const [tray, setTray] = useState<Tray | null>(null);
  const [alone, setAlone] = useState(false);
  const [begun, setBegun] = useState(false);
  const held = useSyncExternalStore(tray?.subscribe ?? nothing, tray?.snapshot ?? empty, empty);
  const settled = useSettled(held.pictures.length);

  useEffect(() => {
    // Null after a sign-in on the way here, and where the page keeps its windows apart.
    const sender: Window | null = window.opener;
    if (!sender) {
      setAlone(true);
      return;
    }
    const hashing = new Hashing();
    const made = new Tray((blob) => hashing.digest({ blob }, new AbortController().signal));
    const hear = ({ source, origin, data }: MessageEvent) => {
      if (source === sender) void made.receive(data, origin);
    };
    addEventListener('message', hear);
    setTray(made);
    // Says only that somebody listens; who opened this window is not known before it speaks.
    sender.postMessage(READY, '*');
    return () => removeEventListener('message', hear);
  }, []);

  function record() {
    const picked = held.pictures.map(({ file, name }) => ({ file, name }));
    const hasCanvas = held.pictures.some(({ kind }) => kind === 'canvas');
    const page = held.page ?? '';
    const source = hasCanvas ? t('sourceWithCanvas', { page }) : page;
    const label = t('label', { origin: held.origin ?? '' });
    const common = { source, licence: '', supplierId: null, recreation: false };
    setBegun(true);
    void engine?.start(picked, { label, common, unpack: false, importId: null });
  }

  if (begun && progress.phase !== 'idle') return <ImportProgress />;
  if (alone) {
    return (
      <Banner tone="warning" title={t('alone')}>
        {t('aloneText')}
      </Banner>
    );
  }
  return (
    <div className="grid gap-5">
      <Sender held={held} title={title} person={person} />
      {held.pictures.length === 0 ? (
        <p role="status">{t('waiting')}</p>
      ) : (
        <>
          <TakenPictures pictures={held.pictures} onRemove={(place) => tray?.remove(place)} />
          <div className="grid gap-2">
            <p className="measure">{t('before')}</p>
            <div>
              <Button variant="primary" disabled={!settled} onClick={record}>
                {t('record', { count: held.pictures.length, title: visibleName(title) })}
              </Button>
            </div>
          </div>
        </>
      )}
      <Refused held={held} />
    </div>
  );
}

/** Whether the window was in front, and nothing came, for a moment. */
function useSettled(count: number): boolean {
  const [settled, setSettled] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each picture that comes begins it anew
  useEffect(() => {
    const begin = () => {
      clearTimeout(timer.current);
      setSettled(false);
      timer.current = setTimeout(() => setSettled(true), SETTLED);
    };
    begin();
    addEventListener('focus', begin);
    return () => {
      removeEventListener('focus', begin);
      clearTimeout(timer.current);
    };
  }, [count]);
  return settled;
}

/** Who handed over: what the browser knows, and what the page only says. */
function Sender({ held, title, person }: { held: Held; title: string; person: string }) {
  const t = useTranslations('imports.fromPage');
  const items = useMemo((): KeyValue[] => {
    const { origin, page } = held;
    return [
      { key: 'case', label: t('case'), value: <SafeText text={title} /> },
      { key: 'person', label: t('person'), value: <SafeText text={person} /> },
      ...(origin === null || page === null
        ? []
        : [
            { key: 'origin', label: t('origin'), value: <SafeText text={origin} /> },
            { key: 'page', label: t('page'), value: <SafeText text={page} /> },
          ]),
    ];
  }, [held, title, person, t]);
  return <KeyValues items={items} />;
}

function Refused({ held: { refused } }: { held: Held }) {
  const t = useTranslations('imports.fromPage');
  const format = formatter(useLocale());
  const found = REFUSALS.filter((why) => (refused[why] ?? 0) > 0);
  if (found.length === 0) return null;
  return (
    <Banner tone="warning" title={t('refused')}>
      <ul>
        {found.map((why) => (
          <li key={why}>
            {t(`refusal.${why}`)} ({format.count(refused[why] ?? 0)})
          </li>
        ))}
      </ul>
    </Banner>
  );
}
