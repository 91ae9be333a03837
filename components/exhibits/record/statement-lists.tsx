import { RowHead, Table, Td, Th, Tr } from '@/components/ui/table';
import type { Translate } from '@/lib/i18n/translator';
import type { Message, Statement } from '@/lib/records/reading';
import { SafeText } from '../safe-text';
import { FactCode, FactPlace, FactText, FactTime } from './fact-text';
import { instantOf, parameterWord } from './fact-words';

type T = Translate<'records'>;

const MOST_ROWS = 200;
const MOST_MESSAGES = 50;
const MOST_WORDS = 2_000;

/** Parameters with their digits and places, pass by pass. */
export function ParameterTable({ t, passes }: { t: T; passes: Statement['passes'] }) {
  const rows = passes.flatMap(({ part, parameters }) =>
    parameters.map((one, i) => ({ ...one, part: i === 0 ? part : '', key: `${part} ${i}` })),
  );
  if (rows.length === 0) return null;
  return (
    <div className="mt-3">
      <Table
        caption={t('parameters')}
        head={
          <>
            <Th>{t('parameter')}</Th>
            <Th>{t('value')}</Th>
            <Th>{t('where')}</Th>
          </>
        }
      >
        {rows.slice(0, MOST_ROWS).map(({ key, part, name, ...fact }) => (
          <Tr key={key}>
            <RowHead>
              {part !== '' && (
                <span className="block text-sm text-ink-2">
                  <SafeText text={t('pass', { part })} />
                </span>
              )}
              {parameterWord(t, name) ?? (
                <code className="break-all">
                  <SafeText text={name} />
                </code>
              )}
            </RowHead>
            <Td>
              <FactCode t={t} fact={fact} />
              <span className="block md:hidden">
                <FactPlace t={t} fact={fact} />
              </span>
            </Td>
            <Td className="max-md:hidden">
              <FactPlace t={t} fact={fact} />
            </Td>
          </Tr>
        ))}
      </Table>
      {rows.length > MOST_ROWS && (
        <p className="mt-2 text-sm text-ink-2">{t('more', { count: rows.length - MOST_ROWS })}</p>
      )}
    </div>
  );
}

/** Events of editing as the file lists them. */
export function HistoryTable({ t, history }: { t: T; history: Statement['history'] }) {
  if (history.length === 0) return null;
  const [hasWhen, hasSoftware, hasDetails] = [
    history.some(({ when }) => when),
    history.some(({ software }) => software),
    history.some(({ parameters, changed }) => parameters ?? changed),
  ];
  return (
    <div className="mt-3">
      <Table
        caption={t('history')}
        showCaption
        head={
          <>
            <Th>{t('event.action')}</Th>
            {hasWhen && <Th>{t('event.when')}</Th>}
            {hasSoftware && <Th>{t('event.software')}</Th>}
            {hasDetails && <Th>{t('event.details')}</Th>}
          </>
        }
      >
        {history.slice(0, MOST_ROWS).map(({ action, when, software, parameters, changed }, i) => (
          // The order of events is their identity.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          <Tr key={i}>
            <RowHead>{action ? <FactText t={t} fact={action} /> : t('unnamed')}</RowHead>
            {hasWhen && <Td heading={t('event.when')}>{when && <FactTime t={t} fact={when} />}</Td>}
            {hasSoftware && (
              <Td heading={t('event.software')}>
                {software && <FactText t={t} fact={software} />}
              </Td>
            )}
            {hasDetails && (
              <Td heading={t('event.details')}>
                {parameters ? (
                  <FactText t={t} fact={parameters} />
                ) : (
                  changed && <FactText t={t} fact={changed} />
                )}
              </Td>
            )}
          </Tr>
        ))}
      </Table>
    </div>
  );
}

/** Messages of a chat, mail or export, with who and when as stated. */
export function MessageList({ t, messages }: { t: T; messages: readonly Message[] }) {
  if (messages.length === 0) return null;
  return (
    <div className="mt-3">
      <h5 className="text-sm font-medium text-ink-2">{t('messages')}</h5>
      <ol className="mt-1">
        {messages.slice(0, MOST_MESSAGES).map((one) => (
          <li key={`${one.record} ${one.at}`} className="border-b border-hairline py-1.5">
            <p className="flex flex-wrap items-baseline gap-x-3 text-sm">
              <span className="font-medium">
                <SafeText text={one.author ?? t('unnamed')} />
              </span>
              {one.time !== null && <MessageTime t={t} message={one} time={one.time} />}
              {one.kind !== 'message' && (
                <span className="text-ink-2">{t(`messageKind.${one.kind}`)}</span>
              )}
            </p>
            <p className="measure font-serif">
              <SafeText text={one.text.slice(0, MOST_WORDS)} lines />
            </p>
          </li>
        ))}
      </ol>
      {messages.length > MOST_MESSAGES && (
        <p className="mt-2 text-sm text-ink-2">
          {t('more', { count: messages.length - MOST_MESSAGES })}
        </p>
      )}
    </div>
  );
}

function MessageTime({ t, message, time }: { t: T; message: Message; time: string }) {
  const fact = { value: time, record: message.record, at: message.at };
  return instantOf(time) === null ? <FactCode t={t} fact={fact} /> : <FactTime t={t} fact={fact} />;
}
