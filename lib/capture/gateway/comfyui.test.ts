import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { scene } from '@/lib/door/testing-case';
import { checkCase } from '@/lib/ledger/fsck/check-case';
import { hashObject, objectKey } from '@/lib/storage/objects';
import { closeSource } from '../commands/manage-source';
import { gapsOf, ledgerText, runsOf, sourceFor, tokenFor } from './testing-gateway';
import { picture } from './testing-png';
import { type Started, started } from './testing-started';
import { BIG_SEED } from './testing-upstreams';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let all: Started;

beforeAll(async () => {
  all = await started();
});

afterAll(() => all.close());

/** A graph as the tool sends it: 64-bit seed, a loaded picture, two pictures saved and one shown. */
const graph = (text: string) =>
  JSON.stringify({
    client_id: 'a client',
    extra_data: { api_key_comfy_org: 'comfyui-0123456789abcdef' },
    prompt: {
      1: { class_type: 'CheckpointLoaderSimple', inputs: { ckpt_name: 'plain.safetensors' } },
      2: { class_type: 'CLIPTextEncode', inputs: { text, clip: ['1', 1] } },
      3: { class_type: 'CLIPTextEncode', inputs: { text: 'blurry', clip: ['1', 1] } },
      4: { class_type: 'LoadImage', inputs: { image: 'start.png' } },
      5: {
        class_type: 'KSampler',
        inputs: {
          ...{ seed: 'SEED', steps: 20, cfg: 7, sampler_name: 'euler', scheduler: 'normal' },
          ...{ denoise: 0.8, model: ['1', 0], positive: ['2', 0], negative: ['3', 0] },
          latent_image: ['4', 0],
        },
      },
      6: { class_type: 'SaveImage', inputs: { images: ['5', 0], filename_prefix: 'a' } },
      7: { class_type: 'SaveImage', inputs: { images: ['5', 0], filename_prefix: 'b' } },
      8: { class_type: 'PreviewImage', inputs: { images: ['5', 0] } },
    },
  }).replace('"SEED"', BIG_SEED);

async function post(source: string, token: string, body: string): Promise<Response> {
  return fetch(all.at(`/${source}/prompt`), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body,
  });
}

test('a job of ComfyUI is recorded with all it made, though the tool never fetches it', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const source = await sourceFor(owner, caseId, 'comfyui', all.comfyui.origin);
  await fetch(all.at(`/${source}/upload/image`), {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: 'a form',
  });
  const answer = await post(source, token, graph('a quiet lake'));
  const { prompt_id: id } = (await answer.json()) as { prompt_id: string };
  await all.gateway.settled();
  const [run] = await runsOf(caseId);
  expect(run).toMatchObject({
    outcome: 'completed',
    outputs: 2,
    captureClass: 'A',
    tool: 'ComfyUI',
  });
  expect(run?.asked.texts.map(({ role, text }) => [role, text])).toEqual([
    ['positive', 'a quiet lake'],
    ['negative', 'blurry'],
  ]);
  expect(run?.asked.parameters).toContainEqual({
    ...{ name: 'seed', value: BIG_SEED, setter: null, origin: 'request' },
  });
  expect(run?.asked.models).toMatchObject([{ name: 'plain.safetensors' }]);
  expect(run?.told?.providerIds).toContainEqual({ name: 'prompt_id', value: id });
  expect(run?.told?.environment).toContainEqual({ name: 'comfyui_version', value: '0.3.60' });
  const of = (part: string, role: string) =>
    run?.files.filter((one) => one.part === part && one.role === role);
  expect(of('input', 'initial')?.map((one) => one.sha256)).toEqual([sha256(picture('start'))]);
  expect(of('output', 'output')).toHaveLength(2);
  expect(of('record', 'progress')).toHaveLength(1);
  expect(of('record', 'log')).toHaveLength(1);
  expect(await gapsOf(caseId)).toEqual([]);
  expect(JSON.stringify([await ledgerText(caseId), run])).not.toContain('comfyui-0123456789abcdef');
  expect(all.comfyui.asked.some(({ body }) => body.includes('comfyui-0123456789abcdef'))).toBe(
    true,
  );
});

test('a job that fails leaves a failed run with what the tool says', async () => {
  const { caseId, owner } = await scene();
  const token = await tokenFor(owner);
  const source = await sourceFor(owner, caseId, 'comfyui', all.comfyui.origin);
  await post(source, token, graph('fail'));
  await all.gateway.settled();
  const [run] = await runsOf(caseId);
  expect(run).toMatchObject({ outcome: 'failed', outputs: 0 });
  expect(run?.told?.failure).toBe('out of memory');
});

test('the progress of the tool passes in both directions, for whoever holds a token', async () => {
  const { caseId, owner, stranger } = await scene();
  const token = await tokenFor(owner);
  const source = await sourceFor(owner, caseId, 'comfyui', all.comfyui.origin);
  const address = all.at(`/${source}/t/${token}/ws?clientId=one`).replace('http:', 'ws:');
  const socket = new WebSocket(address);
  const heard: string[] = [];
  const two = new Promise<void>((resolve, reject) => {
    socket.on('error', reject);
    socket.on('message', (data) => {
      heard.push(String(data));
      if (heard.length === 1) socket.send('an echo');
      else resolve();
    });
  });
  await two;
  socket.close();
  expect(heard).toEqual([JSON.stringify({ type: 'status', data: { sid: 'one' } }), 'an echo']);
  const other = await tokenFor(stranger);
  const strange = new WebSocket(all.at(`/${source}/ws`).replace('http:', 'ws:'), {
    headers: { authorization: `Bearer ${other}` },
  });
  const refused = await new Promise((resolve) => strange.on('error', resolve));
  expect(String(refused)).toContain('404');
});

test('a full check of a case whose runs passed the gateway agrees', async () => {
  const scenery = await scene();
  const { caseId, owner } = scenery;
  const token = await tokenFor(owner);
  const forge = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin, { key: 'name:password' });
  const comfy = await sourceFor(owner, caseId, 'comfyui', all.comfyui.origin);
  const body = { prompt: 'a grey cat', batch_size: 2 };
  await (await all.send(`/${forge}/sdapi/v1/txt2img`, { token, body })).bytes();
  const cut = await all.send(`/${forge}/sdapi/v1/txt2img`, { token, body: { prompt: 'cut' } });
  await cut.bytes().catch(() => undefined);
  await post(comfy, token, graph('a quiet lake'));
  await all.gateway.settled();
  await closeSource(owner.caller, { caseId, sourceId: forge });
  expect(await runsOf(caseId)).toHaveLength(3);
  expect(await gapsOf(caseId)).toHaveLength(1);
  const report = await checkCase(caseId, {
    objects: {
      hash: (id, digest) => hashObject(objectKey(id, digest)),
      async *list() {},
    },
  });
  expect(report.failures).toEqual([]);
});
