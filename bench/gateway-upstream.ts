import { randomBytes } from 'node:crypto';
import http from 'node:http';

/** Length of the number that makes each answer another, in base64 characters. */
const STAMP = 16;

/**
 * An upstream in a process of its own, as in use: `--gateway-upstream PORT`. Answers in
 * the form of the A1111 API with one picture of as many base64 characters as `width` says, no two
 * alike for different seeds and alike for the same, after as many milliseconds as `wait` says.
 */
export async function serveUpstream(port: number): Promise<void> {
  const bodies = new Map<number, string>();
  const pictureOf = (size: number) => {
    let body = bodies.get(size);
    if (body === undefined) {
      body = randomBytes((size * 3) / 4).toString('base64');
      bodies.set(size, body);
    }
    return body;
  };
  const server = http.createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request as AsyncIterable<Buffer>) parts.push(part);
    const { seed, width, wait } = JSON.parse(Buffer.concat(parts).toString()) as {
      seed: number;
      width: number;
      wait: number;
    };
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    const stamp = String(seed).padStart(STAMP, '0');
    const info = JSON.stringify({ prompt: 'x', seed, all_seeds: [seed], all_prompts: ['x'] });
    const body = `{"images":["${stamp}${pictureOf(width).slice(STAMP)}"],"parameters":{},"info":${JSON.stringify(info)}}`;
    response.writeHead(200, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
    });
    response.end(body);
  });
  // Rounds may take longer than idle connections are kept.
  server.keepAliveTimeout = 600_000;
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  process.stdout.write('ready\n');
  // Ends with whoever started it.
  await new Promise<void>((resolve) => process.stdin.once('close', resolve).resume());
  server.closeAllConnections();
  server.close();
}
