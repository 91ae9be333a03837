import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Caller } from '@/lib/kernel/actor';
import type { Address } from './address';
import { MOST_ANSWER, MOST_PASSED } from './body';
import { authorizationFor, type Headers, headersBack, headersOnward } from './headers';
import type { GatewayPlace } from './place';
import { badGateway, sendProblem } from './problem';
import { Spool } from './spool';
import { ask } from './upstream';

/** One request on its way, and on whose behalf. */
export type Exchange = {
  request: IncomingMessage;
  response: ServerResponse;
  address: Address;
  caller: Caller;
  place: GatewayPlace;
  /** Whether the Authorization header was ours; otherwise it is the upstream's and goes on. */
  tokenInHeader: boolean;
};

/** How an answer came to its end, for whoever records it. */
export type Passed = {
  /** Null where the upstream could not be reached or sent nothing. */
  answer: IncomingMessage | null;
  spool: Spool;
  /** Whether the whole answer came. */
  isComplete: boolean;
  /** What went wrong, in a word for people; empty where nothing did. */
  failure: string;
};

/** How a request passes. */
type Passing = { body: Buffer | null; more: () => Record<string, string>; isKept: boolean };

/** Headers of the request for the upstream, with its key where the source has one. */
export function onward({ request, place, tokenInHeader }: Exchange): Headers {
  const own = place.key === null ? undefined : authorizationFor(place.key);
  return headersOnward(request, place.origin, own ?? (tokenInHeader ? null : undefined));
}

/**
 * Sends a request on and passes the answer back byte for byte as it comes, keeping a copy of it.
 * `body` is a request that was read already; otherwise it streams. `more` gives our headers of the
 * answer when it begins. Whoever asked may go: an answer that is to be recorded is then read to its end.
 */
export function pass(exchange: Exchange, { body, more, isKept }: Passing): Promise<Passed> {
  const { request, response, address, place } = exchange;
  const spool = new Spool(isKept ? MOST_ANSWER : 0);
  return new Promise((resolve) => {
    const headers = onward(exchange);
    const declared = request.headers['content-length'];
    if (body) headers.push(['Content-Length', String(body.length)]);
    else if (declared !== undefined) headers.push(['Content-Length', declared]);
    else if (request.headers['transfer-encoding']) headers.push(['Transfer-Encoding', 'chunked']);
    const { method = 'GET' } = request;
    let isOver = false;
    const end = (passed: Omit<Passed, 'spool'>) => {
      if (!isOver) resolve({ ...passed, spool });
      isOver = true;
    };
    let upstream: ReturnType<typeof ask>;
    try {
      upstream = ask(place.origin, { method, target: address.target, headers });
    } catch {
      sendProblem(response, badGateway('not_sent', 'The request could not be sent.'), more());
      return end({ answer: null, isComplete: false, failure: 'the request could not be sent' });
    }
    upstream.on('error', (error: NodeJS.ErrnoException) => {
      const failure = `the upstream did not answer (${error.code ?? error.message})`;
      if (!isOver) sendProblem(response, badGateway('upstream_failed', `${failure}.`), more());
      end({ answer: null, isComplete: false, failure });
    });
    upstream.on('response', (answer) => {
      relay(exchange, answer, { spool, more, isKept }, end);
    });
    // Without a record there is nobody to read on for.
    response.once('close', () => {
      if (!isKept && !response.writableFinished) upstream.destroy();
    });
    if (body) upstream.end(body);
    else stream(request, upstream, () => sendProblem(response, tooLarge(), more()));
  });
}

const tooLarge = () => ({ ...badGateway('body_limit', 'The request is too large.'), status: 413 });

/** Streams a body on, up to the limit. */
function stream(request: IncomingMessage, upstream: ReturnType<typeof ask>, refuse: () => void) {
  let size = 0;
  request.on('data', (part: Buffer) => {
    size += part.length;
    if (size <= MOST_PASSED) return;
    refuse();
    upstream.destroy();
  });
  request.on('error', () => upstream.destroy());
  request.pipe(upstream);
}

function relay(
  { response, address, place }: Exchange,
  answer: IncomingMessage,
  { spool, more, isKept }: { spool: Spool } & Pick<Passing, 'more' | 'isKept'>,
  end: (passed: Omit<Passed, 'spool'>) => void,
): void {
  const status = answer.statusCode ?? 502;
  const own = more();
  const back = headersBack(answer, place.origin, address.prefix);
  if (!back) {
    answer.destroy();
    const problem = badGateway('redirected', 'The upstream sends the tool to another host.');
    sendProblem(response, problem, own);
    end({ answer, isComplete: false, failure: 'the upstream redirected to another host' });
    return;
  }
  const headers = [...back, ...Object.entries(own)].flat();
  if (!response.destroyed) {
    response.sendDate = false;
    try {
      response.writeHead(status, answer.statusMessage ?? '', headers);
    } catch {
      // Characters that no header may have: nothing of such an answer can be handed on.
      answer.destroy();
      sendProblem(response, badGateway('upstream_failed', 'The answer has broken headers.'), own);
      end({ answer, isComplete: false, failure: 'the answer has broken headers' });
      return;
    }
    // With the first bytes where they are there; by themselves where those are yet to come.
    setImmediate(() => {
      if (!response.destroyed) response.flushHeaders();
    });
  }
  answer.on('data', (part: Buffer) => {
    if (isKept) spool.add(part);
    if (response.destroyed || response.write(part)) return;
    answer.pause();
    const go = () => {
      response.removeListener('drain', go);
      response.removeListener('close', go);
      answer.resume();
    };
    response.once('drain', go);
    response.once('close', go);
  });
  answer.once('end', () => response.end());
  answer.once('close', () => {
    const isComplete = answer.complete;
    // The tool must see that it is not whole, as it would without us.
    if (!isComplete) response.destroy();
    end({ answer, isComplete, failure: isComplete ? '' : 'the answer was cut off' });
  });
  answer.on('error', () => answer.destroy());
}
