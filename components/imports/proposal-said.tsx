'use client';

import { useLocale, useTranslations } from 'use-intl';
import { parameterWord } from '@/components/exhibits/record/fact-words';
import { SafeText } from '@/components/exhibits/safe-text';
import { visibleName } from '@/components/exhibits/visible-name';
import { formatter } from '@/lib/i18n/format';
import type { ProposalItem } from '@/lib/imports/dto';

/** What a record says of a run: tool, texts with their origin, values digit for digit, what disagrees. */
export function ProposalSaid({ proposal }: { proposal: ProposalItem }) {
  if (proposal.kind === 'link') return <LinkSaid proposal={proposal} />;
  return (
    <div className="grid min-w-0 gap-2">
      <Tool proposal={proposal} />
      <Texts proposal={proposal} />
      <Values proposal={proposal} />
      <Disagreements proposal={proposal} />
    </div>
  );
}

function LinkSaid({ proposal }: { proposal: ProposalItem }) {
  const t = useTranslations('imports.proposals');
  const format = formatter(useLocale());
  const { to, exhibit } = proposal;
  if (!to) return null;
  return (
    <div className="grid gap-1">
      <p>{t('linkText', { number: format.count(to.number), title: visibleName(to.title) })}</p>
      <p className="font-mono text-sm break-all">{to.sha256}</p>
      <p className="text-sm text-ink-2">
        {t('linkWhat', { from: format.count(exhibit.number), to: format.count(to.number) })}
      </p>
      <Disagreements proposal={proposal} />
    </div>
  );
}

function Tool({ proposal }: { proposal: ProposalItem }) {
  const t = useTranslations('imports.proposals');
  const records = useTranslations('records');
  const { tool, models } = proposal;
  return (
    <p>
      <span className="font-medium">{tool === '' ? t('noTool') : <SafeText text={tool} />}</span>
      {models.map(({ kind, name, hash }) => (
        <span key={`${kind} ${name} ${hash}`} className="block text-sm text-ink-2">
          {records(`model.${kind}`)}: <SafeText text={name} />
          {hash !== '' && (
            <>
              {' '}
              <span className="font-mono break-all">{t('hash', { hash: visibleName(hash) })}</span>
            </>
          )}
        </span>
      ))}
    </p>
  );
}

function Texts({ proposal }: { proposal: ProposalItem }) {
  const t = useTranslations('imports.proposals');
  const records = useTranslations('records');
  // An empty text says nothing here; that the record has one stands on the exhibit's page.
  const texts = proposal.texts.filter(({ text }) => text !== '');
  if (texts.length === 0) return null;
  return (
    <dl className="grid gap-1.5">
      {texts.map(({ role, origin, part, text, whole }, i) => (
        // The order is that of the record; there is nothing else to tell two of them apart.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={i}>
          <dt className="text-sm text-ink-2">
            {records(`role.${role}`)} · {records(`origin.${origin}`)}
            {part !== '' && (
              <>
                {' · '}
                <SafeText text={part} />
              </>
            )}
          </dt>
          <dd className="measure line-clamp-6 font-serif break-words">
            <SafeText text={text} lines />
            {!whole && <span className="block text-sm text-ink-2">… {t('more')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Values({ proposal }: { proposal: ProposalItem }) {
  const t = useTranslations('imports.proposals');
  const records = useTranslations('records');
  const format = formatter(useLocale());
  const { parameters } = proposal;
  const isSeed = (name: string) => /^seed\b/.test(name);
  const seeds = parameters.filter(({ name }) => isSeed(name));
  const others = parameters.filter(({ name }) => !isSeed(name));
  const line = ({ name, value }: { name: string; value: string }, i: number) => (
    <div key={`${i} ${name}`} className="flex flex-wrap gap-x-2">
      <dt className="text-ink-2">{parameterWord(records, name) ?? <SafeText text={name} />}</dt>
      <dd className="min-w-0 font-mono break-all">
        <SafeText text={value} />
      </dd>
    </div>
  );
  return (
    <div className="grid gap-1 text-sm">
      {seeds.length > 0 && <dl>{seeds.map(line)}</dl>}
      {others.length > 0 && (
        <details>
          <summary className="cursor-pointer py-1">
            {t('values', { count: format.count(others.length) })}
          </summary>
          <dl className="mt-1 grid gap-0.5">{others.map(line)}</dl>
        </details>
      )}
    </div>
  );
}

function Disagreements({ proposal }: { proposal: ProposalItem }) {
  const t = useTranslations('imports.proposals');
  const records = useTranslations('records');
  if (proposal.findings.length === 0) return null;
  return (
    <ul aria-label={t('disagree')} className="grid gap-1 border-l-3 border-ink pl-2.5 text-sm">
      {proposal.findings.map(({ code, about, values }) => (
        <li key={`${code} ${about} ${values.join(' ')}`}>
          {records(`finding.${code}`, { about: visibleName(about) })}
          {values.map((value) => (
            <span key={value} className="block font-mono break-all">
              <SafeText text={value} />
            </span>
          ))}
        </li>
      ))}
    </ul>
  );
}
