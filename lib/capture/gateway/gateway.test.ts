import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkAccount } from '@/lib/contributors/commands/account';
import { addContributor } from '@/lib/contributors/commands/contributor';
import { scene } from '@/lib/door/testing-case';
import { gapsOf, ledgerText, runsOf, sourceFor, tokenFor } from './testing-gateway';
import { type Started, started } from './testing-started';
import { BIG_SEED } from './testing-upstreams';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

let all: Started;

beforeAll(async () => {
  all = await started();
});

afterAll(() => all.close());

describe('a tool of the A1111 family', () => {
  test('works through the gateway as without it, byte for byte', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const body = { prompt: 'a grey cat', seed: -1, batch_size: 2 };
    const options = { method: 'POST', headers: { 'content-type': 'application/json' } };
    const direct = await fetch(`${all.sdapi.origin}/sdapi/v1/txt2img`, {
      ...options,
      body: JSON.stringify(body),
    });
    const through = await all.send(`/${source}/sdapi/v1/txt2img`, { token, body });
    expect(sha256(await through.bytes())).toBe(sha256(await direct.bytes()));
    expect(through.headers.get('content-type')).toBe(direct.headers.get('content-type'));
    expect(through.headers.get('chirograph-recorded')).toBe('yes');
    const progress = await all.send(`/${source}/sdapi/v1/progress`, { token });
    expect(await progress.json()).toEqual({ progress: 0.5, eta_relative: 1 });
    expect(progress.headers.get('chirograph-recorded')).toBeNull();
  });

  test('is recorded with what went in, the seeds that were drawn, and every picture in order', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const start = Buffer.from('\x89PNG\r\n\x1a\n a start '.repeat(40), 'latin1');
    const body = {
      prompt: 'a grey cat',
      negative_prompt: 'text',
      seed: -1,
      batch_size: 2,
      cfg_scale: 6.5,
      init_images: [`data:image/png;base64,${start.toString('base64')}`],
      override_settings: { sd_model_checkpoint: 'plain.ckpt' },
    };
    const answer = await all.send(`/${source}/sdapi/v1/img2img`, { token, body });
    const { images } = (await answer.json()) as { images: string[] };
    await all.gateway.settled();
    const [run] = await runsOf(caseId);
    expect(run?.id).toBe(answer.headers.get('chirograph-run'));
    expect(run).toMatchObject({
      number: 1,
      series: 'run',
      capture: 'gateway',
      captureClass: 'A',
      rule: 'captured_at_source',
      outcome: 'completed',
      operatorId: null,
      outputs: 2,
    });
    expect(run?.asked.texts.map(({ role, origin, text }) => [role, origin, text])).toEqual([
      ['positive', 'entered', 'a grey cat'],
      ['negative', 'entered', 'text'],
    ]);
    const parameter = (name: string) => run?.asked.parameters.find((one) => one.name === name);
    expect(parameter('cfg')).toEqual({
      name: 'cfg',
      value: '6.5',
      setter: null,
      origin: 'request',
    });
    expect(run?.asked.models).toMatchObject([{ kind: 'model', name: 'plain.ckpt' }]);
    const seeds = run?.told?.parameters.filter(({ name }) => name.startsWith('seed'));
    expect(seeds?.map(({ value }) => value)).toEqual([BIG_SEED, String(BigInt(BIG_SEED) + 1n)]);
    expect(run?.told?.models).toMatchObject([{ name: 'plain', hash: '6ce0161689' }]);
    const digests = (part: string, role?: string) =>
      run?.files
        .filter((file) => file.part === part && (role === undefined || file.role === role))
        .map((file) => file.sha256);
    expect(digests('output')).toEqual(images.map((one) => sha256(Buffer.from(one, 'base64'))));
    expect(digests('input', 'initial')).toEqual([sha256(start)]);
    expect(digests('record', 'request')).toEqual([sha256(Buffer.from(JSON.stringify(body)))]);
    expect(run?.files.every((file) => file.class === 'A')).toBe(true);
  });

  test('that fails leaves a failed run with its reason', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const body = { prompt: 'out of memory' };
    expect((await all.send(`/${source}/sdapi/v1/txt2img`, { token, body })).status).toBe(500);
    await all.gateway.settled();
    const [run] = await runsOf(caseId);
    expect(run).toMatchObject({ outcome: 'failed', outputs: 0 });
    expect(run?.told?.failure).toContain('OutOfMemoryError');
  });

  test('that is cut off in the middle shows a cut, and the run and a gap say so', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const answer = await all.send(`/${source}/sdapi/v1/txt2img`, {
      token,
      body: { prompt: 'cut' },
    });
    await expect(answer.bytes()).rejects.toThrow();
    await all.gateway.settled();
    const [run] = await runsOf(caseId);
    expect(run).toMatchObject({ outcome: 'failed', outputs: 0 });
    expect(await gapsOf(caseId)).toMatchObject([{ cause: 'cut_off', runId: run?.id }]);
  });

  test('whose person goes away in the middle is recorded to the end', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'sdapi', all.sdapi.origin);
    const leaving = new AbortController();
    const answer = await fetch(all.at(`/${source}/sdapi/v1/txt2img`), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify({ prompt: 'a large one', batch_size: 40 }),
      signal: leaving.signal,
    });
    expect(answer.status).toBe(200);
    leaving.abort();
    await all.gateway.settled();
    const [run] = await runsOf(caseId);
    expect(run).toMatchObject({ outcome: 'completed', outputs: 40 });
  });
});

describe('a client of OpenAI', () => {
  test('is recorded with the words a model wrote apart from those that were entered', async () => {
    const { caseId, owner } = await scene();
    const person = { caseId, name: '周婧怡', standing: 'member' as const };
    const added = await addContributor(owner.caller, person);
    if (!added.ok) throw new Error(added.code);
    const { contributorId } = added.data;
    const { accountId } = owner;
    await linkAccount(owner.caller, { caseId, contributorId, accountId });
    const token = await tokenFor(owner);
    const key = 'sk-upstream-0123456789abcdefghij';
    const source = await sourceFor(owner, caseId, 'openai', all.openai.origin, { key });
    const body = { model: 'gpt-image-1', prompt: 'a pendant', n: 2, size: '1024x1024' };
    const answer = await all.send(`/${source}/v1/images/generations`, { token, body });
    expect(answer.status).toBe(200);
    await all.gateway.settled();
    expect(all.openai.asked.at(-1)?.headers.authorization).toBe(`Bearer ${key}`);
    const [run] = await runsOf(caseId);
    expect(run).toMatchObject({ outcome: 'completed', outputs: 2, operatorId: contributorId });
    expect(run?.asked.texts).toMatchObject([{ origin: 'entered', text: 'a pendant' }]);
    expect(run?.told?.texts.map(({ origin }) => origin)).toEqual([
      'rewritten_by_model',
      'rewritten_by_model',
    ]);
    expect(run?.told?.providerIds).toContainEqual({
      name: 'x-request-id',
      value: 'req_0123456789abcdef',
    });
    const ledger = await ledgerText(caseId);
    expect(ledger).not.toContain(key);
    expect(ledger).not.toContain(token);
  });

  test('may have its token in the path or as a password, and its own key goes on', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'openai', all.openai.origin);
    const inPath = await fetch(all.at(`/${source}/t/${token}/v1/models`), {
      headers: { authorization: 'Bearer sk-own', referer: all.at(`/${source}/t/${token}/`) },
    });
    expect(inPath.status).toBe(200);
    expect(all.openai.asked.at(-1)).toMatchObject({ url: '/v1/models' });
    expect(all.openai.asked.at(-1)?.headers.authorization).toBe('Bearer sk-own');
    expect(JSON.stringify(all.openai.asked.at(-1)?.headers)).not.toContain(token);
    const basic = Buffer.from(`any:${token}`).toString('base64');
    const asPassword = await fetch(all.at(`/${source}/v1/models`), {
      headers: { authorization: `Basic ${basic}` },
    });
    expect(asPassword.status).toBe(200);
    expect(all.openai.asked.at(-1)?.headers.authorization).toBeUndefined();
  });

  test('edits a picture by a form whose picture and mask are inputs', async () => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'openai', all.openai.origin);
    const form = new FormData();
    form.set('prompt', 'make it blue');
    form.set('model', 'gpt-image-1');
    form.set('image', new File(['\x89PNG first'], 'first.png', { type: 'image/png' }));
    form.set('mask', new File(['\x89PNG mask'], '../mask.png', { type: 'image/png' }));
    const answer = await fetch(all.at(`/${source}/v1/images/edits`), {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    expect(answer.status).toBe(200);
    await all.gateway.settled();
    const [run] = await runsOf(caseId);
    expect(run?.asked.texts).toMatchObject([{ text: 'make it blue' }]);
    expect(run?.files.filter(({ part }) => part === 'input').map(({ role }) => role)).toEqual([
      'initial',
      'mask',
    ]);
    expect(run?.outputs).toBe(1);
  });

  test.each([
    ['/v1/images/generations', { prompt: 'a pendant', stream: true }],
    ['/v1/responses', { model: 'gpt-5', input: 'draw a pendant', stream: true }],
  ])('gets a stream of %s unchanged, and it is read when it has passed', async (path, body) => {
    const { caseId, owner } = await scene();
    const token = await tokenFor(owner);
    const source = await sourceFor(owner, caseId, 'openai', all.openai.origin);
    const direct = await fetch(`${all.openai.origin}${path}`, {
      method: 'POST',
      body: JSON.stringify(body),
    });
    const through = await all.send(`/${source}${path}`, { token, body });
    expect(await through.text()).toBe(await direct.text());
    await all.gateway.settled();
    const [run] = await runsOf(caseId);
    expect(run?.outcome).toBe('completed');
    const pictures = run?.files.filter((file) => file.mediaType === 'image/png');
    expect(pictures?.map(({ part, role }) => [part, role])).toContainEqual(['output', 'output']);
    expect(pictures?.map(({ part, role }) => [part, role])).toContainEqual(['record', 'progress']);
    expect(run?.asked.texts).toMatchObject([{ role: 'positive', origin: 'entered' }]);
  });
});
