/** Who acts. Sessions and tokens make persons; jobs are services and never authors. */
export type Actor =
  | {
      kind: 'person';
      id: string;
      /** Name the account shows now; entries that need it copy it. */
      name: string;
      /** `sess_…` or `tok_…`. */
      session: string;
      authenticator: 'password' | 'token';
      /** What a token may do; a browser session may do everything its access allows. */
      scopes: 'all' | readonly ('read' | 'write')[];
    }
  | { kind: 'service'; id: `svc_${string}`; name: string; session: null; authenticator: 'service' };

/** Where a request comes from, for custody and the security log. */
export type Client = { address: string; userAgent: string };

export const NO_CLIENT: Client = { address: '', userAgent: '' };

/** The application itself, for work nobody in particular asked for. */
export function service(name: string): Actor {
  return { kind: 'service', id: `svc_${name}`, name, session: null, authenticator: 'service' };
}

/** Who asks, and from where. Made by the session at the edge, or by a job. */
export type Caller = { actor: Actor | null; client: Client };
