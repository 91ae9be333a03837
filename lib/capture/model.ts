import type { SOURCE_KINDS, SOURCE_TOOLS } from '@/lib/entries/vocabulary';

export type SourceKind = (typeof SOURCE_KINDS)[number];
export type SourceTool = (typeof SOURCE_TOOLS)[number];

/** Tools that stand behind the gateway; the others bring their runs themselves. */
export const GATEWAY_TOOLS = ['openai', 'sdapi', 'comfyui'] as const;
export type GatewayTool = (typeof GATEWAY_TOOLS)[number];

export const isGatewayTool = (tool: SourceTool): tool is GatewayTool =>
  (GATEWAY_TOOLS as readonly string[]).includes(tool);

/** How runs of a tool come in. */
export function kindOfTool(tool: SourceTool): SourceKind {
  if (isGatewayTool(tool)) return 'gateway';
  return tool === 'folder' ? 'watch' : 'events';
}

/**
 * The origin that a text names: scheme, host and port, nothing else. Null where it is no address of
 * http or https, or where it says more than an origin, as a path, a query or a password would.
 */
export function originOf(text: string): string | null {
  let url: URL;
  try {
    url = new URL(text.trim());
  } catch {
    return null;
  }
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return null;
  const isBare = url.pathname === '/' && url.search === '' && url.hash === '';
  return isBare && url.username === '' && url.password === '' ? url.origin : null;
}

/** The allowlist of upstreams as origins. Entries that are none are left out: they open nothing. */
export function originsIn(list: string): string[] {
  const origins = list.split(',').flatMap((one) => originOf(one) ?? []);
  return [...new Set(origins)];
}

/** What to set in a tool, so that it works through the gateway. `token` stands for the person's own. */
export type ToolSetting = {
  /** What is to be set: an address of the API, a key, a header, a variable of the environment. */
  what: 'address' | 'key' | 'header' | 'variable' | 'path_address';
  name: string;
  value: string;
};

/** Stands in shown settings where the person's access token goes. */
export const TOKEN_PLACE = 'chg_…';

/** The settings of a tool for a source behind the gateway at `gateway` (an origin). */
export function settingsOf(tool: GatewayTool, gateway: string, sourceId: string): ToolSetting[] {
  const base = `${gateway}/${sourceId}`;
  const withPath = `${base}/t/${TOKEN_PLACE}`;
  if (tool === 'openai') {
    return [
      { what: 'variable', name: 'OPENAI_BASE_URL', value: `${base}/v1` },
      { what: 'variable', name: 'OPENAI_API_KEY', value: TOKEN_PLACE },
      { what: 'path_address', name: '', value: `${withPath}/v1` },
    ];
  }
  return [
    { what: 'address', name: '', value: base },
    { what: 'header', name: 'Authorization', value: `Bearer ${TOKEN_PLACE}` },
    { what: 'path_address', name: '', value: withPath },
  ];
}
