'use client';

import Link from 'next/link';
import { useEffect, useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { Button } from '@/components/ui/button';
import { RadioGroup } from '@/components/ui/choices';
import { Dialog } from '@/components/ui/dialog';
import { DialogActs } from '@/components/ui/dialog-acts';
import { Field, FieldGroup } from '@/components/ui/field';
import { Hash } from '@/components/ui/hash';
import { Input } from '@/components/ui/text-input';
import { FREEZE_PURPOSES, type FreezePurpose } from '@/lib/authorship/vocabulary';
import { type Accepted, NotRecorded } from '../session/outgoing';
import type { AboutPrompt } from './about-prompt';
import { FrozenText } from './frozen-text';
import { RefusalLine } from './refusal-line';
import { changedParts, type SealedPart, sealedParts } from './sealed-parts';
import { StaleNote } from './stale-note';
import { useSession, useSessionView } from './use-session';

type Frozen = { accepted: Accepted; sha256: string };

type Props = { about: AboutPrompt; open: boolean; onOpenChange(open: boolean): void };

/** Seals what is sent as a revision: the exact bytes, their authors, every parameter. */
export function FreezeDialog({ about, open, onOpenChange }: Props) {
  const t = useTranslations('prompts.freeze');
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('title')} description={t('text')} wide>
      <FreezeForm about={about} open={open} onDone={() => onOpenChange(false)} />
    </Dialog>
  );
}

type FormProps = { about: AboutPrompt; open: boolean; onDone(): void };

function FreezeForm({ about, open, onDone }: FormProps) {
  const t = useTranslations('prompts.freeze');
  const session = useSession();
  const [pending, setPending] = useState(false);
  const [refusal, setRefusal] = useState<string | null>(null);
  // What was looked at, where somebody wrote meanwhile.
  const [stale, setStale] = useState<readonly SealedPart[] | null>(null);
  const [frozen, setFrozen] = useState<Frozen | null>(null);
  const { reached } = useSessionView(session);
  const left = useRef(false);
  // Closing takes a moment in which the form still stands.
  useEffect(() => {
    left.current = !open;
    return () => {
      left.current = true;
    };
  }, [open]);

  async function freeze(purpose: FreezePurpose, tool: string) {
    setPending(true);
    setRefusal(null);
    const looked = sealedParts(session);
    try {
      await session.settled();
      // Whoever gave it up while it waited for the network does not want it any more.
      if (left.current) return;
      // What came while one's own words were on their way was not looked at either.
      if (changedParts(looked, sealedParts(session)).length > 0) {
        throw new NotRecorded('freeze_stale');
      }
      const { sha256 } = session.record.replay.frozen();
      const accepted = await session.state({ k: 'freeze', sha256, purpose, tool });
      setFrozen({ accepted, sha256 });
    } catch (error) {
      const code = error instanceof NotRecorded ? error.code : 'stopped';
      setStale(code === 'freeze_stale' ? looked : null);
      setRefusal(code === 'freeze_stale' ? null : code);
    } finally {
      setPending(false);
    }
  }

  if (frozen) return <Done about={about} frozen={frozen} onDone={onDone} />;
  return (
    <form
      className="grid gap-5"
      onSubmit={(event) => {
        event.preventDefault();
        const form = new FormData(event.currentTarget);
        const purpose = FREEZE_PURPOSES.find((one) => one === form.get('purpose')) ?? 'sent';
        if (!pending) void freeze(purpose, String(form.get('tool') ?? ''));
      }}
    >
      {stale && <StaleNote before={stale} />}
      <FrozenText />
      <FieldGroup label={t('purpose.label')}>
        <RadioGroup
          name="purpose"
          defaultValue="sent"
          options={FREEZE_PURPOSES.map((value) => ({
            value,
            label: t(`purpose.${value}`),
            hint: t(`purpose.${value}Text`),
          }))}
        />
      </FieldGroup>
      <Field label={t('tool')} hint={t('toolHint')}>
        <Input name="tool" maxLength={300} />
      </Field>
      <RefusalLine code={refusal} />
      {pending && !reached && (
        <p role="status" className="text-sm">
          {t('waits')}
        </p>
      )}
      <DialogActs pending={pending} submit={stale ? t('again') : t('submit')} />
    </form>
  );
}

function Done({ about, frozen, onDone }: { about: AboutPrompt; frozen: Frozen; onDone(): void }) {
  const t = useTranslations('prompts.freeze');
  const { accepted, sha256 } = frozen;
  const revision = accepted.revision ?? 0;
  const room = `${about.base}/prompts/${about.promptId}`;
  return (
    <div className="grid gap-4">
      <p role="status" className="font-serif text-lg font-semibold">
        {t('done', { revision })}
      </p>
      <p className="text-ink-2">{t('doneText')}</p>
      <Hash value={sha256} whole />
      <p className="flex flex-wrap gap-x-5 gap-y-1">
        <Link href={`${room}/revisions/${revision}`} className="link">
          {t('openRevision', { revision })}
        </Link>
        <Link href={`${about.base}/ledger?kind=prompt.frozen`} className="link">
          {t('entry')}
        </Link>
      </p>
      <div className="flex justify-end">
        <Button variant="primary" onClick={onDone}>
          {t('back')}
        </Button>
      </div>
    </div>
  );
}
