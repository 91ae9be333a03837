import { Hash } from '@/components/ui/hash';
import { KeyValues } from '@/components/ui/key-values';
import type { Formatter } from '@/lib/i18n/format';
import type { Translate } from '@/lib/i18n/translator';
import type { Credentials } from '@/lib/records/credentials';
import { SafeText } from '../safe-text';
import { FactTime } from './fact-text';

type Props = { t: Translate<'records'>; format: Formatter; credentials: Credentials };

/** Content credentials as three answers, each of its own: content, signer, time. */
export function CredentialsSaid({ t, credentials }: Props) {
  const { content, signer, time, manifests, codes, library, lists, elsewhere } = credentials;
  const active = manifests.find((one) => one.active);
  return (
    <section className="mt-2 border-t border-hairline pt-3">
      <h4 className="font-serif text-lg font-semibold">{t('credentials.title')}</h4>
      {elsewhere !== null && (
        <p className="mt-1">
          {t('credentials.elsewhere')}: <code className="break-all">{elsewhere}</code>
        </p>
      )}
      <KeyValues
        items={[
          {
            key: 'content',
            label: t('credentials.contentAsked'),
            value: (
              <span className={content === 'changed' ? 'font-medium text-seal' : ''}>
                {t(`credentials.content.${content}`)}
              </span>
            ),
          },
          {
            key: 'signer',
            label: t('credentials.signerAsked'),
            value: (
              <>
                <span className="block">
                  {active?.issuer ? (
                    <SafeText
                      text={t('credentials.named', {
                        issuer: active.issuer,
                        name: active.commonName ?? '',
                      })}
                    />
                  ) : (
                    t('credentials.nobody')
                  )}
                </span>
                <span className="block text-sm text-ink-2">
                  {t(`credentials.signer.${signer}`)}
                </span>
              </>
            ),
          },
          {
            key: 'time',
            label: t('credentials.timeAsked'),
            value: (
              <>
                {active?.time && (
                  <FactTime t={t} fact={{ value: active.time, record: 0, at: '' }} />
                )}
                <span className="block text-sm text-ink-2">{t(`credentials.time.${time}`)}</span>
              </>
            ),
          },
        ]}
      />
      <details className="mt-1">
        <summary className="cursor-pointer py-1 text-sm text-ink-2">
          {t('credentials.codes')} · {t('credentials.manifests', { count: manifests.length })}
        </summary>
        <ul className="pb-2 text-sm">
          {codes.map(({ kind, code, explanation }, i) => (
            // The library's order is the identity of a code.
            // biome-ignore lint/suspicious/noArrayIndexKey: see above
            <li key={i} className="py-0.5">
              <code>{code}</code> <span className="text-ink-2">({kind})</span>{' '}
              <SafeText text={explanation} />
            </li>
          ))}
        </ul>
      </details>
      <p className="text-sm text-ink-2">{t('credentials.library', { library })}</p>
      <ListsAsked t={t} lists={lists} />
    </section>
  );
}

/** Which lists the signer was looked up on, by name and digest, and what being on one means. */
function ListsAsked({ t, lists }: Pick<Props, 't'> & Pick<Credentials, 'lists'>) {
  if (lists.length === 0) {
    return <p className="measure text-sm text-ink-2">{t('credentials.noLists')}</p>;
  }
  return (
    <div className="text-sm text-ink-2">
      <p className="mt-1">{t('credentials.lists')}</p>
      <ul>
        {lists.map(({ name, sha256 }) => (
          <li key={name} className="flex flex-wrap items-baseline gap-x-2">
            <SafeText text={name} /> <Hash value={sha256} />
          </li>
        ))}
      </ul>
      <p className="measure mt-1">{t('credentials.listsNote')}</p>
    </div>
  );
}
