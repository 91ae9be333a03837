// Small upstreams that speak the protocols of real tools and render pictures that depend on nothing
// but the request. They show that the gateway keeps to a protocol, not what a model would paint.

import { picture } from './testing-png';
import { json, type Upstream, upstream } from './testing-server';

const base64 = (bytes: Buffer) => bytes.toString('base64');

/** Digits above 2⁵³: JSON numbers that a program in JavaScript would round. */
export const BIG_SEED = '18446744073709551557';

/** AUTOMATIC1111 and Forge: `/sdapi/v1`. A request with seed −1 draws `BIG_SEED`; `slow` never ends. */
export function sdapiUpstream(): Promise<Upstream> {
  return upstream((request, response, body) => {
    const path = request.url?.split('?')[0] ?? '';
    if (path === '/sdapi/v1/progress') return json(response, { progress: 0.5, eta_relative: 1 });
    if (path === '/sdapi/v1/options') return json(response, { sd_model_checkpoint: 'plain.ckpt' });
    if (!/^\/sdapi\/v1\/(txt2img|img2img)$/.test(path)) {
      return json(response, { detail: 'Not Found' }, {}, 404);
    }
    const asked = JSON.parse(body.toString()) as Record<string, unknown>;
    // Held for as long as the upstream stands.
    if (asked.prompt === 'slow') return;
    if (asked.prompt === 'cut') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' });
      response.write('{"images":["');
      setTimeout(() => response.destroy(), 20);
      return;
    }
    if (asked.prompt === 'out of memory') {
      return json(response, { error: 'OutOfMemoryError', detail: '', errors: 'CUDA' }, {}, 500);
    }
    const n = Number(asked.batch_size ?? 1) * Number(asked.n_iter ?? 1);
    const seed = asked.seed === -1 || asked.seed === undefined ? BIG_SEED : String(asked.seed);
    const seeds = Array.from({ length: n }, (_, i) => String(BigInt(seed) + BigInt(i)));
    const images = seeds.map((one) => {
      const infotext = `${asked.prompt}\nSteps: 20, Sampler: Euler a, Seed: ${one}, Size: 64x64`;
      return base64(picture(`${asked.prompt} ${one}`, 64, { parameters: infotext }));
    });
    const info = JSON.stringify({
      prompt: asked.prompt,
      all_prompts: seeds.map(() => asked.prompt),
      negative_prompt: asked.negative_prompt ?? '',
      all_negative_prompts: seeds.map(() => asked.negative_prompt ?? ''),
      seed: 'SEED',
      all_seeds: ['SEEDS'],
      width: asked.width ?? 64,
      height: asked.height ?? 64,
      sampler_name: 'Euler a',
      cfg_scale: asked.cfg_scale ?? 7,
      steps: asked.steps ?? 20,
      sd_model_name: 'plain',
      sd_model_hash: '6ce0161689',
      job_timestamp: '20261129160000',
      version: 'v1.10.1',
    })
      .replace('"SEED"', seed)
      .replace('"SEEDS"', seeds.join(','));
    json(response, { images, parameters: { ...asked, seed: -1 }, info });
  });
}

const HEADERS = {
  'x-request-id': 'req_0123456789abcdef',
  'openai-processing-ms': '1234',
  'openai-version': '2020-10-01',
};

const word = (model: string) => `A plain study, soft light (${model})`;

/** OpenAI: images, edits, responses with a stream, models. */
export function openaiUpstream(): Promise<Upstream> {
  return upstream((request, response, body) => {
    const path = request.url?.split('?')[0] ?? '';
    if (path === '/v1/models') return json(response, { data: [{ id: 'gpt-image-1' }] }, HEADERS);
    if (path === '/v1/redirect') {
      response.writeHead(302, { location: 'http://elsewhere.example/v1/models' });
      return void response.end();
    }
    if (path === '/v1/images/edits') {
      const edited = picture(`edit ${body.length}`);
      return json(response, { created: 1, data: [{ b64_json: base64(edited) }] }, HEADERS);
    }
    const asked = JSON.parse(body.toString() || '{}') as Record<string, unknown>;
    if (path === '/v1/images/generations') {
      if (asked.stream) return streamImages(response, String(asked.prompt));
      const n = Number(asked.n ?? 1);
      const data = Array.from({ length: n }, (_, i) => ({
        b64_json: base64(picture(`${asked.prompt} ${i}`)),
        revised_prompt: word(String(asked.model)),
      }));
      return json(response, { created: 1_732_900_000, data, size: '1024x1024' }, HEADERS);
    }
    if (path === '/v1/responses') {
      const answer = responseOf(asked);
      return asked.stream ? streamResponse(response, answer) : json(response, answer, HEADERS);
    }
    json(response, { error: { message: 'Unknown request URL', code: 'not_found' } }, HEADERS, 404);
  });
}

type Streaming = Parameters<Parameters<typeof upstream>[0]>[1];

function responseOf(asked: Record<string, unknown>) {
  const result = base64(picture(JSON.stringify(asked.input)));
  return {
    id: 'resp_1',
    object: 'response',
    created_at: 1_732_900_000,
    status: 'completed',
    model: asked.model,
    output: [
      {
        id: 'ig_1',
        type: 'image_generation_call',
        status: 'completed',
        result,
        revised_prompt: word('responses'),
        size: '1024x1024',
      },
      { id: 'msg_1', type: 'message', content: [{ type: 'output_text', text: 'Here it is.' }] },
    ],
  };
}

async function send(response: Streaming, events: { type: string }[]): Promise<void> {
  response.writeHead(200, { 'content-type': 'text/event-stream', ...HEADERS });
  for (const event of events) {
    response.write(`event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
    // Each event leaves by itself, as it does while a model works.
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  response.end();
}

function streamResponse(response: Streaming, answer: ReturnType<typeof responseOf>) {
  const partial = base64(picture('partial'));
  return send(response, [
    { type: 'response.created' },
    Object.assign(
      { type: 'response.image_generation_call.partial_image' },
      { partial_image_index: 0, partial_image_b64: partial },
    ),
    Object.assign({ type: 'response.completed' }, { response: answer }),
  ]);
}

function streamImages(response: Streaming, prompt: string) {
  const partial = base64(picture('partial'));
  return send(response, [
    Object.assign({ type: 'image_generation.partial_image' }, { b64_json: partial }),
    Object.assign(
      { type: 'image_generation.completed' },
      { created_at: 1, b64_json: base64(picture(`${prompt} 0`)) },
    ),
  ]);
}
