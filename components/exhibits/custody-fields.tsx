import type { ReactNode } from 'react';
import { kindWord } from '@/components/ledger/entry-words';
import { Hash } from '@/components/ui/hash';
import { Time } from '@/components/ui/time';
import type { CustodyEvent } from '@/lib/exhibits/dto';
import { changeMade } from './custody-change';
import { type ActorSaid, type CustodyWords, textOf } from './custody-words';
import { SafeText } from './safe-text';

/** The fields a chain of custody holds, in the order of the standards they are taken from. */
export type CustodyFieldName =
  | 'index'
  | 'prev'
  | 'item'
  | 'object'
  | 'type'
  | 'actor'
  | 'authenticated'
  | 'software'
  | 'time'
  | 'place'
  | 'purpose'
  | 'authority'
  | 'transfer'
  | 'change'
  | 'outcome'
  | 'anchor'
  | 'witness';

export type CustodyField = { key: CustodyFieldName; value: ReactNode };

const FIRST = /^0+$/;

/** All seventeen fields of one event. What is not recorded is said to be so, never left out. */
export function custodyFields(
  words: CustodyWords,
  event: CustodyEvent,
  actor: ActorSaid,
): CustodyField[] {
  const { t, format, exhibit } = words;
  const { index, prev, act, payload, checkpoint } = event;
  // An entry that names no version is about the one that stood when it was recorded.
  const stood = exhibit.versions.find((v) => v.entry <= index)?.version ?? 1;
  const version = typeof act.version === 'number' ? act.version : stood;
  const reason = textOf(payload, 'reason');
  const authority = textOf(payload, 'authority');
  return [
    { key: 'index', value: format.count(index) },
    { key: 'prev', value: FIRST.test(prev) ? t('custody.prevFirst') : <Hash value={prev} whole /> },
    {
      key: 'item',
      value: (
        <code className="break-all">
          {t('custody.itemVersion', { exhibit: exhibit.id, version: format.count(version) })}
        </code>
      ),
    },
    { key: 'object', value: bytesSaid(words, event, version) },
    { key: 'type', value: `${typeWord(words, event)} · ${kindWord(words.ledger, event.kind)}` },
    { key: 'actor', value: actorFields(words, event, actor) },
    {
      key: 'authenticated',
      value: (
        <>
          {actor.by} ·{' '}
          {event.session === null
            ? t('custody.noSession')
            : t('custody.session', { id: event.session })}
        </>
      ),
    },
    { key: 'software', value: <code>{event.software}</code> },
    {
      key: 'time',
      value: (
        <>
          <span className="block">
            {t.rich('custody.serverTime', {
              time: () => <Time at={event.at} precision="millisecond" zoned />,
            })}
          </span>
          <span className="block text-ink-2">
            {event.claimed === null
              ? t('custody.noClaimed')
              : t.rich('custody.claimedTime', {
                  time: () => <Time at={event.claimed ?? event.at} zoned />,
                })}
          </span>
        </>
      ),
    },
    { key: 'place', value: placeSaid(words, event) },
    { key: 'purpose', value: reason ? <SafeText text={reason} lines /> : noReason(words, event) },
    {
      key: 'authority',
      value: authority ? <SafeText text={authority} lines /> : t('custody.noAuthority'),
    },
    { key: 'transfer', value: transferSaid(words, event, actor) },
    { key: 'change', value: changeMade(words, event) },
    { key: 'outcome', value: outcomeSaid(words, event) },
    {
      key: 'anchor',
      value: checkpoint
        ? t.rich('custody.anchored', {
            size: checkpoint.size,
            text: format.count(checkpoint.size),
            time: () => <Time at={checkpoint.signedAt} />,
          })
        : t('custody.pending'),
    },
    { key: 'witness', value: t('custody.noWitness') },
  ];
}

function actorFields({ t }: CustodyWords, event: CustodyEvent, actor: ActorSaid): ReactNode {
  if (event.actor.kind === 'service') return `${actor.name} · ${t('custody.service')}`;
  return (
    <>
      <span className="block">
        <SafeText text={actor.name} />
      </span>
      <span className="block text-ink-2">
        {t('custody.access', { access: actor.access ?? '' })} ·{' '}
        <code>{t('custody.account', { id: event.actor.id })}</code>
      </span>
    </>
  );
}

function typeWord({ t }: CustodyWords, { kind, act }: CustodyEvent): string {
  if (kind === 'exhibit.added' || kind === 'exhibit.version_added')
    return t('custody.type.acquire');
  if (kind === 'exhibit.opened') {
    return act.way === 'download' ? t('custody.type.copy') : t('custody.type.view');
  }
  return kind.startsWith('exhibit.') ? t('custody.type.annotate') : t('custody.type.other');
}

/** SHA-256 and size before and after the act. Only intake and new versions bring bytes. */
function bytesSaid({ t, format, exhibit }: CustodyWords, event: CustodyEvent, version: number) {
  const said = (key: 'after' | 'beforeHash' | 'untouched', sha256: string, bytes: number) =>
    t.rich(`custody.${key}`, {
      hash: () => <Hash value={sha256} whole />,
      size: format.exactBytes(bytes),
    });
  if (event.object) {
    const before = exhibit.versions.find((v) => v.version === version - 1);
    return (
      <>
        <span className="block">
          {before ? said('beforeHash', before.sha256, before.bytes) : t('custody.before')}
        </span>
        <span className="block">{said('after', event.object.sha256, event.object.bytes)}</span>
      </>
    );
  }
  const opened = textOf(event.act, 'sha256');
  const held = exhibit.versions.find((v) =>
    opened ? v.sha256 === opened : v.entry <= event.index,
  );
  return said('untouched', held?.sha256 ?? exhibit.sha256, held?.bytes ?? exhibit.bytes);
}

function placeSaid({ t }: CustodyWords, { kind, place, client, payload, act }: CustodyEvent) {
  const address = textOf(payload, 'address') || client?.address;
  const userAgent = textOf(payload, 'userAgent') || client?.userAgent;
  const store = place
    ? [
        t(place.store === 'embedded' ? 'custody.storeEmbedded' : 'custody.storeS3', {
          key: place.key,
        }),
        ...(place.versionId ? [t('custody.storeVersion', { version: place.versionId })] : []),
      ].join(', ')
    : kind === 'exhibit.added' && !act.object
      ? t('custody.withOwner')
      : t('custody.noPlace');
  return (
    <>
      <span className="block break-all">{store}</span>
      <span className="block text-ink-2">
        {address && userAgent ? (
          <SafeText text={t('custody.client', { address, userAgent })} />
        ) : address || userAgent ? (
          <SafeText text={t('custody.clientPart', { part: address || userAgent || '' })} />
        ) : (
          t('custody.noClient')
        )}
      </span>
    </>
  );
}

/** Kinds that ask for a reason, so that its absence means it was erased or withheld. */
const REASONED = new Set(['exhibit.class_lowered', 'exhibit.relation_withdrawn']);

function noReason({ t }: CustodyWords, { kind, payload }: CustodyEvent): string {
  return REASONED.has(kind) && payload === null ? t('custody.erased') : t('custody.noReason');
}

function transferSaid({ t, suppliers }: CustodyWords, event: CustodyEvent, actor: ActorSaid) {
  if (event.kind === 'exhibit.opened') return t('custody.handedOut', { name: actor.name });
  if (event.kind !== 'exhibit.added') return t('custody.noTransfer');
  const supplier = suppliers.find(({ id }) => id === event.act.supplier)?.name;
  return supplier ? (
    <SafeText text={t('custody.intake', { supplier })} />
  ) : (
    t('custody.intakeUnknown')
  );
}

function outcomeSaid({ t }: CustodyWords, { kind, object, act }: CustodyEvent): string {
  if (kind === 'exhibit.opened') return t('custody.outcomeOpened');
  if (!object) return t('custody.outcomeOther');
  return act.object ? t('custody.outcomeBytes') : t('custody.outcomeDigest');
}
