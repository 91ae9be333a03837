import Link from 'next/link';
import { CopyButton } from '@/components/ui/copy-button';
import type { SourceItem } from '@/lib/capture/dto';
import { isGatewayTool, settingsOf, TOKEN_PLACE, type ToolSetting } from '@/lib/capture/model';
import type { Translate } from '@/lib/i18n/translator';

type Props = {
  t: Translate<'capture'>;
  source: SourceItem;
  caseId: string;
  /** Addresses of the gateway and of this instance; the gateway's null where there is none. */
  gateway: string | null;
  instance: string;
};

type Line = { key: string; what: string; value: string };

function wordsOf(t: Props['t'], { what, name }: ToolSetting): string {
  return what === 'header' || what === 'variable'
    ? t(`settings.${what}`, { name })
    : t(`settings.${what}`);
}

function linesOf({ t, source, caseId, gateway, instance }: Props): Line[] {
  const { id, tool, place } = source;
  if (tool === 'folder') {
    const value = `CHIROGRAPH_URL=${instance} CHIROGRAPH_TOKEN=${TOKEN_PLACE} npx chirograph watch ${place || 'FOLDER'} --case ${caseId} --source ${id}`;
    return [{ key: 'command', what: t('settings.command'), value }];
  }
  if (tool === 'events') {
    const value = `${instance}/api/v1/cases/${caseId}/runs/events?sourceId=${id}`;
    return [
      { key: 'post', what: t('settings.post'), value },
      {
        key: 'header',
        what: t('settings.header', { name: 'Authorization' }),
        value: `Bearer ${TOKEN_PLACE}`,
      },
    ];
  }
  if (!isGatewayTool(tool) || gateway === null) return [];
  return settingsOf(tool, gateway, id).map((setting) => ({
    key: `${setting.what}${setting.name}`,
    what: wordsOf(t, setting),
    value: setting.value,
  }));
}

/** What to paste into a tool, line by line, so that it works through a source. */
export function ToolSettings(props: Props) {
  const { t, source } = props;
  const lines = linesOf(props);
  if (lines.length === 0) return null;
  return (
    <section className="screen-only mt-4 border-l-3 border-action bg-action-wash px-4 py-3">
      <h4 className="font-semibold">{t('settings.title')}</h4>
      <dl className="mt-1">
        {lines.map(({ key, what, value }) => (
          <div key={key} className="border-b border-hairline py-2 last:border-b-0">
            <dt className="text-sm text-ink-2">{what}</dt>
            <dd className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
              <code className="figures-zero min-w-0 font-mono text-sm leading-6 break-all">
                {value}
              </code>
              <CopyButton value={value} label={t('settings.copy', { what })} />
            </dd>
          </div>
        ))}
      </dl>
      <p className="measure mt-2 text-sm">
        {t.rich('settings.token', {
          place: () => <code className="font-mono">{TOKEN_PLACE}</code>,
        })}{' '}
        <Link href="/account" className="link">
          {t('settings.account')}
        </Link>
      </p>
      {source.kind === 'gateway' && (
        <p className="measure mt-1 text-sm text-ink-2">
          {t('settings.basic')} {t('settings.prompt')}
        </p>
      )}
    </section>
  );
}
