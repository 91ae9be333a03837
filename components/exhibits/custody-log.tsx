import Link from 'next/link';
import { accessWord, authenticatorWord, kindWord } from '@/components/ledger/entry-words';
import { KeyValues } from '@/components/ui/key-values';
import { StateMark } from '@/components/ui/state-mark';
import { Time } from '@/components/ui/time';
import type { CustodyEvent } from '@/lib/exhibits/dto';
import type { Translate } from '@/lib/i18n/translator';
import { custodyFields } from './custody-fields';
import type { ActorSaid, CustodyWords } from './custody-words';
import { Part } from './part';
import { SafeText } from './safe-text';

type Props = CustodyWords & { events: readonly CustodyEvent[] };

/** Every act about the exhibit; each opens to all fields of a chain of custody. */
export function CustodyLog(props: Props) {
  const { t, events } = props;
  return (
    <Part id="custody" title={t('detail.custody')} text={t('custody.lead')}>
      <ol className="border-t border-ink">
        {events.map((event) => (
          <li key={event.index} className="border-b border-hairline py-2">
            <EventLine {...props} event={event} />
            <EventFields {...props} event={event} />
          </li>
        ))}
      </ol>
    </Part>
  );
}

type One = CustodyWords & { event: CustodyEvent };

/** Entry, event, actor with access and authenticator, time of record, state. */
function EventLine({ t, ledger, format, base, event }: One) {
  const { index, kind, at, checkpoint } = event;
  const { name, access, by } = actorSaid(ledger, event);
  const href = `${base}/ledger/${index}`;
  return (
    <div className="grid grid-cols-[2.5rem_minmax(0,1fr)] items-baseline gap-x-4 max-sm:[&>:not(:first-child)]:col-start-2 sm:grid-cols-[4rem_minmax(9rem,1fr)_minmax(10rem,1.4fr)_auto_auto]">
      <Link
        href={href}
        className="link tabular-nums"
        aria-label={t('list.openEntry', { index: format.count(index) })}
      >
        {format.count(index)}
      </Link>
      <span className="font-medium">{kindWord(ledger, kind)}</span>
      <span>
        <SafeText text={name} />
        <span className="block text-sm text-ink-2">{[access, by].filter(Boolean).join(' · ')}</span>
      </span>
      <Time at={at} />
      <StateMark state={checkpoint ? 'checkpointed' : 'sequenced'} href={`${href}#proof`} />
    </div>
  );
}

function EventFields({ t, ledger, format, base, exhibit, suppliers, event }: One) {
  const words: CustodyWords = { t, ledger, format, base, exhibit, suppliers };
  return (
    <details className="mt-1 sm:pl-20">
      <summary className="link w-fit text-sm">
        {t('custody.open', { index: format.count(event.index) })}
      </summary>
      <div className="mt-2 mb-1">
        <KeyValues
          items={custodyFields(words, event, actorSaid(ledger, event)).map((item, i) => ({
            ...item,
            label: `${i + 1}. ${t(`custody.field.${item.key}`)}`,
          }))}
        />
      </div>
    </details>
  );
}

function actorSaid(ledger: Translate<'ledger'>, { actor, authenticator }: CustodyEvent): ActorSaid {
  const by = authenticatorWord(ledger, authenticator);
  if (actor.kind === 'service') {
    const service = `service.${actor.id.replace(/^svc_/, '')}`;
    // The one cast: `has` has just looked the key up.
    const key = service as 'service.checker';
    return { name: ledger.has(key) ? ledger(key) : actor.id, access: null, by };
  }
  const name = actor.name ?? ledger('actor.nameErased');
  return { name, access: accessWord(ledger, actor.access), by };
}
