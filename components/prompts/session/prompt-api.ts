import { askCase, failureOf } from '@/components/exhibits/intake/case-api';
import { FailureError, localFailure } from '@/components/exhibits/intake/failure';
import type { Operation } from '@/lib/authorship/operation';
import type { Joined, Pushed } from '@/lib/prompts/dto';

/** What opening a prompt needs to know of it. */
export type Opening = {
  size: number;
  hash: string;
  may: { write: boolean; answer: boolean };
  account: string;
};

/** A state of the replay with the chain that it stands for. */
export type Snapshot = { size: number; hash: string; bytes: Uint8Array };

export type Signed = { claim: string; sig: string };

/** Where the acts of a session go. Throws a FailureError where a request as a whole fails. */
export interface PromptApi {
  opening(): Promise<Opening>;
  join(signed: Signed): Promise<Joined>;
  push(claims: readonly Signed[]): Promise<Pushed>;
  /** Operations from a number on, some thousands at most; empty at the head. */
  operations(from: number): Promise<Operation[]>;
  /** The replay at the head, as bytes. */
  snapshot(): Promise<Snapshot>;
  present(body: {
    writer: number;
    field: string;
    anchor: string | null;
    head: string | null;
  }): Promise<void>;
  scratch(): Promise<string>;
  putScratch(text: string): Promise<void>;
}

const PAGE = 5000;

/** The HTTP API of one prompt, with the session's cookie. */
export function promptApi(caseId: string, promptId: string): PromptApi {
  const path = `${caseId}/prompts/${promptId}`;
  const post = async <T>(part: string, body: unknown) =>
    (await askCase<T>(`${path}/${part}`, { method: 'POST', body })).data;
  return {
    opening: async () => (await askCase<Opening>(path)).data,
    join: (signed) => post('writers', signed),
    push: (claims) => post('operations', { claims }),
    operations: async (from) =>
      operationLines(
        await fetched(`${path}/operations?from=${from}&limit=${PAGE}`, (answer) => answer.text()),
      ),
    snapshot: () =>
      fetched(`${path}/snapshot`, async (answer) => ({
        size: Number(answer.headers.get('chirograph-size')),
        hash: answer.headers.get('chirograph-hash') ?? '',
        bytes: new Uint8Array(await answer.arrayBuffer()),
      })),
    present: async (body) => {
      await post<null>('presence', body);
    },
    scratch: async () => (await askCase<{ text: string }>(`${path}/scratch`)).data.text,
    putScratch: async (text) => {
      await askCase(`${path}/scratch`, { method: 'PUT', body: { text } });
    },
  };
}

/** NDJSON of operations. A last line that was cut off on the way is left for the next request. */
export function operationLines(text: string): Operation[] {
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  return whole
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Operation);
}

async function fetched<T>(path: string, read: (answer: Response) => Promise<T>): Promise<T> {
  let response: Response;
  let text: string;
  try {
    response = await fetch(`/api/v1/cases/${path}`, { cache: 'no-store' });
    if (response.ok) return await read(response);
    text = await response.text();
  } catch {
    throw new FailureError(localFailure('offline'));
  }
  throw new FailureError(failureOf(response, text));
}
