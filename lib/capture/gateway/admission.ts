import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Caller } from '@/lib/kernel/actor';
import { env } from '@/lib/kernel/env';
import { AppError } from '@/lib/kernel/errors';
import { clientOf } from '@/lib/session/address';
import { callerOfRequest } from '@/lib/session/caller';
import { PEER_HEADER } from '@/lib/session/peer';
import { type Address, tokenOf } from './address';
import { admittedNow } from './admitted-now';
import { caseOfSource, type GatewayPlace, loadGatewayPlace } from './place';
import { badGateway, type GatewayProblem, notFound, problemOf } from './problem';

export type Admitted = { caller: Caller; place: GatewayPlace; tokenInHeader: boolean };

/** How long somebody let in may go on while the database is away, where the source says `pass`. */
const REMEMBERED_MS = 10 * 60 * 1000;
const MOST_REMEMBERED = 1000;

/**
 * Decides who may pass: the bearer of a living token, through a source of a case in which that person
 * may record runs. Everybody else is told that there is no such source.
 */
export class Admission {
  readonly #recent = new Map<string, Admitted & { at: number }>();

  async admit(request: IncomingMessage, address: Address): Promise<Admitted | GatewayProblem> {
    const found = tokenOf(address, request.headers.authorization);
    if (!found) {
      const text = 'This address asks for a Chirograph access token.';
      const problem = problemOf('UNAUTHENTICATED', 'no_token', text);
      const headers = { 'www-authenticate': 'Bearer realm="chirograph", Basic realm="chirograph"' };
      return { ...problem, headers };
    }
    const who = createHash('sha256').update(`${found.token} ${address.sourceId}`).digest('hex');
    try {
      const { sourceId } = address;
      const now = await admittedNow(found.token, sourceId);
      if (now) {
        const caller = { actor: now.actor, client: clientOf(headersOf(request)) };
        const admitted = { caller, place: now.place, tokenInHeader: found.inHeader };
        this.#remember(who, admitted);
        return admitted;
      }
      // Both are always asked, so that no answer comes sooner for a source that is there.
      const [caller, caseId] = await Promise.all([
        callerOfRequest(asRequest(request, found.token)),
        caseOfSource(sourceId),
      ]);
      if (!caller.actor || caseId === null) return this.#refuse(who, notFound());
      const place = await loadGatewayPlace(caller, { caseId, sourceId });
      const admitted = { caller, place, tokenInHeader: found.inHeader };
      this.#remember(who, admitted);
      return admitted;
    } catch (error) {
      return this.#failure(who, error);
    }
  }

  #refuse(who: string, problem: GatewayProblem): GatewayProblem {
    this.#recent.delete(who);
    return problem;
  }

  #remember(who: string, admitted: Admitted): void {
    this.#recent.delete(who);
    this.#recent.set(who, { ...admitted, at: Date.now() });
    const [oldest] = this.#recent.keys();
    if (this.#recent.size > MOST_REMEMBERED && oldest) this.#recent.delete(oldest);
  }

  #failure(who: string, error: unknown): Admitted | GatewayProblem {
    const failure = error instanceof AppError ? error : new AppError('INTERNAL', { cause: error });
    const { code, reason = 'refused' } = failure;
    if (code === 'NOT_FOUND') return this.#refuse(who, notFound());
    if (code === 'FORBIDDEN' || code === 'SEALED') {
      const text = 'Nothing was sent: this token may not record runs here now.';
      return this.#refuse(who, problemOf(code, reason, text));
    }
    const known = this.#recent.get(who);
    const isFresh = known !== undefined && Date.now() - known.at < REMEMBERED_MS;
    if (isFresh && known.place.onFailure === 'pass') return known;
    return badGateway('not_recorded', 'Nothing can be recorded at the moment; nothing was sent.');
  }
}

export const isAdmitted = (one: Admitted | GatewayProblem): one is Admitted => 'place' in one;

/** Headers that say where a request comes from. */
function headersOf(request: IncomingMessage): Headers {
  const headers = new Headers();
  for (const name of ['user-agent', 'x-forwarded-for']) {
    const value = request.headers[name];
    if (typeof value === 'string') headers.set(name, value);
  }
  headers.set(PEER_HEADER, request.socket.remoteAddress ?? '');
  return headers;
}

/** The request as the session room reads one: by its headers alone. */
function asRequest(request: IncomingMessage, token: string): Request {
  const headers = headersOf(request);
  headers.set('authorization', 'Bearer none');
  try {
    headers.set('authorization', `Bearer ${token}`);
  } catch {
    // Characters that no header takes are no token of ours.
  }
  return new Request(env().CHIROGRAPH_URL, { headers });
}
