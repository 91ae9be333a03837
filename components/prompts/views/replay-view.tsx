'use client';

import { Columns2, Download } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { Banner } from '@/components/ui/banner';
import { Button, buttonClass } from '@/components/ui/button';
import { useReaderZone } from '@/components/ui/reader-zone';
import type { PromptRecord } from '@/lib/authorship/prompt-record';
import { formatter } from '@/lib/i18n/format';
import type { About } from './about';
import { authorsOf, nameOf } from './authors';
import { BesidePassport } from './beside-passport';
import { CompareView } from './compare-view';
import { fieldTitle } from './field-title';
import { MarkedText } from './marked-text';
import { ReplayControls } from './replay-controls';
import { LONGEST_PAUSE } from './replay-timeline';
import { usePointing } from './use-pointing';
import { useReplay } from './use-replay';

type Props = {
  about: About;
  /** Operation to open after; the end where left out. */
  start?: number | undefined;
};

/** The log of a prompt played in this browser. */
export function ReplayView({ about, start }: Props) {
  const t = useTranslations('attribution');
  const format = formatter(useLocale(), useReaderZone());
  const path = `/api/v1/cases/${about.caseId}/prompts/${about.promptId}`;
  const replay = useReplay(`${path}/operations`, about.size, start ?? about.size);
  const { engine, at, record, reached, playing, broken } = replay;
  const [held, setHeld] = useState<{ at: number; record: PromptRecord } | null>(null);
  const pointing = usePointing();
  const tick = engine.timeline.tick(at - 1);
  const when = tick ? new Date(tick.at).toISOString() : null;
  const where = tick
    ? t('replay.where', {
        seq: format.count(at - 1),
        what: t(`replay.kind.${tick.kind}`, { name: nameOf(about.authors, tick.account) }),
        time: format.dateTime(new Date(tick.at)),
      })
    : t('replay.opening', { done: format.count(reached), total: format.count(about.size) });
  const pause = engine.timeline.pause(at - 1);

  useEffect(() => {
    if (playing || !record) return;
    // The address says where it stopped, without a new page in the history for each step.
    window.history.replaceState(null, '', `?op=${at - 1}`);
  }, [at, playing, record]);

  if (broken !== null) {
    return (
      <Banner
        tone="seal"
        alert
        title={t(broken < 0 ? 'replay.unread' : 'replay.broken', { seq: format.count(broken) })}
        action={<Button onClick={() => window.location.reload()}>{t('replay.again')}</Button>}
      >
        {t(broken < 0 ? 'replay.unreadText' : 'replay.brokenText')}
      </Banner>
    );
  }
  const authors = record ? authorsOf(record.writers) : about.authors;
  return (
    <div className="grid gap-5">
      <div className="flex flex-wrap gap-2">
        <Button
          icon={<Columns2 aria-hidden />}
          disabled={!record}
          onClick={() => setHeld(held ? null : record && { at, record })}
        >
          {t(held ? 'replay.release' : 'replay.hold')}
        </Button>
        <a className={buttonClass({})} href={`${path}/package`} download>
          <Download aria-hidden />
          {t('replay.package')}
        </a>
      </div>
      <ReplayControls replay={replay} where={where} />
      <div>
        <p aria-live={playing ? 'off' : 'polite'}>{where}</p>
        <p className="min-h-6 text-sm text-ink-2">
          {when && pause > LONGEST_PAUSE
            ? t('replay.pause', { pause: format.duration(pause) })
            : ''}
        </p>
      </div>
      {record && held && held.at !== at ? (
        <section aria-label={t('replay.compare')}>
          <h3 className="mb-2 font-serif text-lg font-semibold">
            {t('replay.between', {
              from: format.count(Math.min(held.at, at) - 1),
              to: format.count(Math.max(held.at, at) - 1),
            })}
          </h3>
          <CompareView
            before={held.at < at ? held.record : record}
            after={held.at < at ? record : held.record}
            authors={authors}
            titles={[
              t('replay.moment', { seq: format.count(Math.min(held.at, at) - 1) }),
              t('replay.moment', { seq: format.count(Math.max(held.at, at) - 1) }),
            ]}
          />
        </section>
      ) : (
        record && (
          <BesidePassport
            about={{ ...about, authors, record }}
            pointing={pointing}
            log={engine.acts}
            reading={false}
            onBirth={(seq) => replay.go(seq + 1)}
          >
            {held && (
              <p className="text-sm">{t('replay.held', { seq: format.count(held.at - 1) })}</p>
            )}
            {record.attribution.fields
              .filter(({ runs, deleted }) => runs.length + deleted.length > 0)
              .map((field) => (
                <section key={field.name} aria-label={fieldTitle(t, field)}>
                  <h3 className="mb-1 text-sm font-semibold text-ink-2">{fieldTitle(t, field)}</h3>
                  <MarkedText
                    field={field}
                    authors={authors}
                    label={t('text.label', { field: fieldTitle(t, field) })}
                    chosen={pointing.chosenIn(field.name)}
                    onChoose={
                      playing
                        ? undefined
                        : (word) => {
                            pointing.point(field, word);
                          }
                    }
                  />
                </section>
              ))}
          </BesidePassport>
        )
      )}
    </div>
  );
}
