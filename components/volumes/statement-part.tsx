'use client';

import type { Dispatch } from 'react';
import { useTranslations } from 'use-intl';
import { CitePicker } from '@/components/desk/cite-picker';
import { Button } from '@/components/ui/button';
import { Field } from '@/components/ui/field';
import { Select } from '@/components/ui/select';
import { Input, Textarea } from '@/components/ui/text-input';
import type { ComposerContents } from '@/lib/volumes/dto';
import type { Composition } from '@/lib/volumes/schema';
import type { Edit } from './editing';
import { MoveButtons } from './move-buttons';
import { useCites } from './use-cites';

type Props = {
  composition: Composition;
  edit: Dispatch<Edit>;
  contents: ComposerContents;
  errors: Record<string, string>;
};

type Statement = Composition['statement'];

const WRITTEN = ['unsaid', 'before', 'after'] as const;

/**
 * The creator's account of the making, sentence by sentence, each with the places it leans on. Only
 * people write it; nothing is filled in.
 */
export function StatementPart({ composition, edit, contents, errors }: Props) {
  const t = useTranslations('volume.statement');
  const { shownOf, plainOf } = useCites(contents);
  const { statement } = composition;
  const { sentences, writtenAfterDispute: after } = statement;
  const set = (change: Partial<Statement>) =>
    edit({ do: 'set', change: { statement: { ...statement, ...change } } });
  const setSentence = (at: number, change: Partial<Statement['sentences'][number]>) =>
    set({ sentences: sentences.map((one, i) => (i === at ? { ...one, ...change } : one)) });
  return (
    <section className="grid max-w-2xl gap-5" aria-labelledby="volume-statement">
      <h3 id="volume-statement" className="font-serif text-lg font-semibold">
        {t('title')}
      </h3>
      <p className="measure text-ink-2">{t('text')}</p>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <Field label={t('by')}>
          <Input
            value={statement.by}
            maxLength={300}
            autoComplete="off"
            onChange={(event) => set({ by: event.target.value })}
          />
        </Field>
        <Field label={t('written')}>
          <Select
            value={after === null ? 'unsaid' : after ? 'after' : 'before'}
            onChange={({ target }) =>
              set({
                writtenAfterDispute: target.value === 'unsaid' ? null : target.value === 'after',
              })
            }
          >
            {WRITTEN.map((one) => (
              <option key={one} value={one}>
                {t(`when.${one}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <ol className="grid gap-6">
        {sentences.map((one, i) => (
          // A sentence is known by its place.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <li key={i} className="grid gap-2 border-l-2 border-hairline pl-4">
            <Field
              label={t('sentence', { number: String(i + 1) })}
              error={errors[`statement.sentences.${i}.text`]}
            >
              <Textarea
                value={one.text}
                maxLength={4000}
                rows={2}
                onChange={(event) => setSentence(i, { text: event.target.value })}
              />
            </Field>
            <CitePicker
              caseId={contents.caseId}
              label={t('leans', { number: String(i + 1) })}
              cites={one.cites.map(shownOf)}
              onChange={(cites) => setSentence(i, { cites: cites.map(plainOf) })}
            />
            <div className="flex flex-wrap items-center gap-2">
              <MoveButtons
                name={t('sentence', { number: String(i + 1) })}
                first={i === 0}
                last={i === sentences.length - 1}
                onMove={(by) => {
                  const other = sentences[i + by];
                  if (other) set({ sentences: sentences.with(i, other).with(i + by, one) });
                }}
              />
              <Button
                size="small"
                variant="quiet"
                aria-label={t('drop', { number: String(i + 1) })}
                onClick={() => set({ sentences: sentences.toSpliced(i, 1) })}
              >
                {t('dropShort')}
              </Button>
            </div>
          </li>
        ))}
      </ol>
      <Button
        size="small"
        className="justify-self-start"
        onClick={() => set({ sentences: [...sentences, { text: '', cites: [] }] })}
      >
        {t('add')}
      </Button>
    </section>
  );
}

const DRAFTS = ['authorCreated', 'materialExcluded', 'newMaterial', 'noteToOffice'] as const;

/** Draft texts of an application, for counsel; printed as drafts. */
export function DraftsPart({ composition, edit }: Omit<Props, 'contents' | 'errors'>) {
  const t = useTranslations('volume.drafts');
  const { drafts } = composition;
  return (
    <section className="grid max-w-2xl gap-5" aria-labelledby="volume-drafts">
      <h3 id="volume-drafts" className="font-serif text-lg font-semibold">
        {t('title')}
      </h3>
      <p className="measure text-ink-2">{t('text')}</p>
      {DRAFTS.map((name) => (
        <Field key={name} label={t(name)}>
          <Textarea
            value={drafts[name]}
            maxLength={4000}
            rows={2}
            onChange={({ target }) =>
              edit({ do: 'set', change: { drafts: { ...drafts, [name]: target.value } } })
            }
          />
        </Field>
      ))}
    </section>
  );
}
