'use client';

import { useRouter } from 'next/navigation';
import { useReducer, useRef, useState } from 'react';
import { useLocale, useTranslations } from 'use-intl';
import { askCase } from '@/components/exhibits/intake/case-api';
import { FailureError } from '@/components/exhibits/intake/failure';
import { Button } from '@/components/ui/button';
import { Checkbox } from '@/components/ui/choices';
import { FieldGroup } from '@/components/ui/field';
import { FormStatus } from '@/components/ui/form-status';
import { formatter } from '@/lib/i18n/format';
import type { Reply } from '@/lib/kernel/reply';
import type { ComposerContents } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import { Article94Part } from './article94-part';
import { edited } from './editing';
import { FormFields } from './form-fields';
import { GroupsEditor } from './groups-editor';
import { OmissionsPart } from './omissions-part';
import { PartsEditor } from './parts-editor';
import { PrintedStatements } from './printed-statements';
import { DraftsPart, StatementPart } from './statement-part';
import { VolumePreview } from './volume-preview';

export type ComposerProps = {
  contents: ComposerContents;
  /** Address of the Dossier room. */
  room: string;
};

/** Composes a volume: what is printed, in which order, for whom, what stays back, and a look at it. */
export function Composer({ contents, room }: ComposerProps) {
  const t = useTranslations('volume');
  const format = formatter(useLocale());
  const router = useRouter();
  const [composition, edit] = useReducer(edited, contents.start);
  const [kept, setKept] = useState(
    contents.origin.kind === 'saved'
      ? { id: contents.origin.id, version: contents.origin.version }
      : null,
  );
  const [sharedWith, setSharedWith] = useState<readonly string[]>(
    contents.origin.kind === 'saved' ? contents.origin.sharedWith : [],
  );
  const [reply, setReply] = useState<Reply<unknown> | null>(null);
  const [done, setDone] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const { caseId } = contents;
  const readers = [...contents.readers.firms, ...contents.readers.people];
  const errors = reply && !reply.ok ? (reply.fields ?? {}) : {};

  async function act(work: () => Promise<void>) {
    if (working.current) return;
    working.current = true;
    setBusy(true);
    setReply(null);
    setDone(null);
    try {
      await work();
    } catch (error) {
      setReply(refusal(error));
    } finally {
      working.current = false;
      setBusy(false);
    }
  }

  const save = () =>
    act(async () => {
      const missing = missingIn(composition);
      if (missing) {
        setReply(missing);
        return;
      }
      const { data } = await askCase<{ compositionId: string; version: number }>(
        `${caseId}/compositions`,
        {
          method: 'POST',
          body: {
            compositionId: kept?.id ?? null,
            version: kept?.version ?? 0,
            composition,
            sharedWith,
          },
        },
      );
      setKept({ id: data.compositionId, version: data.version });
      setDone(t('composer.saved', { version: format.count(data.version) }));
    });

  const request = () =>
    act(async () => {
      const missing = missingIn(composition);
      if (missing) {
        setReply(missing);
        return;
      }
      const { data } = await askCase<{ dossierId: string }>(`${caseId}/volumes`, {
        method: 'POST',
        body: {
          composition,
          previous: contents.origin.kind === 'volume' ? contents.origin.dossierId : null,
        },
      });
      router.push(`${room}#${data.dossierId}`);
      router.refresh();
    });

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        void request();
      }}
      noValidate
      className="grid gap-10"
    >
      <FormFields composition={composition} edit={edit} people={contents.people} errors={errors} />
      <PartsEditor composition={composition} edit={edit} error={errors.parts} />
      <GroupsEditor
        composition={composition}
        edit={edit}
        exhibits={contents.exhibits}
        caseId={caseId}
        error={errors.groups}
      />
      <OmissionsPart composition={composition} edit={edit} contents={contents} errors={errors} />
      <StatementPart composition={composition} edit={edit} contents={contents} errors={errors} />
      {composition.forum === 'prc' ? (
        <Article94Part composition={composition} edit={edit} contents={contents} errors={errors} />
      ) : (
        <DraftsPart composition={composition} edit={edit} />
      )}
      <PrintedStatements composition={composition} edit={edit} contents={contents} />
      <VolumePreview contents={contents} composition={composition} />
      <div className="grid justify-items-start gap-4 border-t border-hairline pt-5">
        {readers.length > 0 && (
          <FieldGroup label={t('composer.share')} hint={t('composer.shareHint')}>
            {readers.map(({ id, name }) => (
              <Checkbox
                key={id}
                checked={sharedWith.includes(id)}
                label={<bdi>{name}</bdi>}
                onChange={(event) => {
                  const others = sharedWith.filter((one) => one !== id);
                  setSharedWith(event.target.checked ? [...others, id] : others);
                }}
              />
            ))}
          </FieldGroup>
        )}
        <FormStatus reply={reply} />
        <p role="status" className="empty:hidden">
          {done}
        </p>
        <div className="flex flex-wrap gap-2">
          <Button aria-disabled={busy || undefined} onClick={() => void save()}>
            {t('composer.save')}
          </Button>
          <Button type="submit" variant="primary" aria-disabled={busy || undefined}>
            {t('composer.request')}
          </Button>
        </div>
        <p className="measure text-sm text-ink-2">{t('composer.requestHint')}</p>
      </div>
    </form>
  );
}

/** What a volume cannot be asked for without, before anything is sent. */
function missingIn({ title, recipient, purpose }: Composition): Reply<never> | null {
  const fields = Object.fromEntries(
    Object.entries({ title, recipient, purpose }).flatMap(([name, value]) =>
      value.trim() === '' ? [[name, 'required']] : [],
    ),
  );
  return Object.keys(fields).length === 0 ? null : { ok: false, code: 'INVALID', fields, ref: '–' };
}

/** A refusal by our API in the shape that forms show. Field names are those of the composition. */
function refusal(error: unknown): Reply<never> {
  if (!(error instanceof FailureError)) throw error;
  const { code, reason, fields, ref } = error.failure;
  const own = Object.fromEntries(
    Object.entries(fields ?? {}).map(([name, key]) => [name.replace(/^composition\./, ''), key]),
  );
  return {
    ok: false,
    code: code as never,
    ...(reason === undefined ? {} : { reason }),
    fields: own,
    ref: ref ?? '–',
  };
}
