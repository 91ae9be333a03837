import http from 'node:http';
import type { Signed } from '../../lib/authorship/testing-writer';
import type { Joined, PromptDetail, Pushed } from '../../lib/prompts/dto';
import type { Heard, Line } from './typist';

/** The product's own way: POST up, server-sent events down. */
export function httpLine(
  origin: string,
  token: string,
  { caseId, promptId }: { caseId: string; promptId: string },
): Line {
  // A browser keeps its connections, and streams do not use up those for requests.
  const agent = new http.Agent({ keepAlive: true });
  const headers = { authorization: `Bearer ${token}` };
  const base = `/api/v1/cases/${caseId}/prompts/${promptId}`;
  let stream: http.ClientRequest | undefined;
  const ask = <T>(method: string, path: string, body?: unknown): Promise<T> =>
    new Promise((resolve, reject) => {
      const text = body === undefined ? '' : JSON.stringify(body);
      const content = {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      };
      const request = http.request(
        `${origin}${path}`,
        { method, agent, headers: { ...headers, ...(text === '' ? {} : content) } },
        (response) => {
          let answer = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            answer += chunk;
          });
          response.once('end', () =>
            (response.statusCode ?? 500) < 300
              ? resolve(JSON.parse(answer) as T)
              : reject(new Error(`${method} ${path}: ${response.statusCode} ${answer}`)),
          );
        },
      );
      request.once('error', reject);
      request.end(text);
    });
  return {
    head: async () => {
      const { size, hash } = await ask<PromptDetail>('GET', base);
      return { seq: size - 1, hash };
    },
    join: ({ claim, sig }) => ask<Joined>('POST', `${base}/writers`, { claim, sig }),
    send: async (claims: readonly Signed[]) => {
      const sent = claims.map(({ claim, sig }) => ({ claim, sig }));
      const { refused } = await ask<Pushed>('POST', `${base}/operations`, { claims: sent });
      if (refused) throw new Error(`refused: ${refused.code}`);
    },
    follow: (from, take) =>
      new Promise((resolve, reject) => {
        const path = `/api/v1/stream?p=${caseId}/${promptId}/${from}`;
        stream = http.get(`${origin}${path}`, { headers, agent: false }, (response) => {
          if (response.statusCode !== 200) {
            reject(new Error(`stream: ${response.statusCode}`));
            return;
          }
          resolve();
          if (take) readEvents(response, take);
          else response.resume();
        });
        stream.once('error', reject);
      }),
    close: () => {
      stream?.destroy();
      agent.destroy();
    },
  };
}

function readEvents(response: http.IncomingMessage, take: (operations: Heard[]) => void): void {
  let rest = '';
  response.setEncoding('utf8');
  response.on('data', (chunk: string) => {
    const events = (rest + chunk).split('\n\n');
    rest = events.pop() ?? '';
    for (const event of events) {
      const lines = event.split('\n');
      if (!lines.includes('event: operations')) continue;
      const data = lines.filter((line) => line.startsWith('data: ')).map((line) => line.slice(6));
      take((JSON.parse(data.join('\n')) as { operations: Heard[] }).operations);
    }
  });
  // The end of the run cuts it.
  response.once('error', () => undefined);
}
