import { describe, expect, it } from 'vitest';
import { readRecords } from './read';
import { joined } from './testing-files';
import { document, told } from './testing-records';

const messages = async (text: string) =>
  (await readRecords(Buffer.from(text))).statements
    .filter(({ reader }) => reader === 'messages')
    .flatMap((one) => one.messages)
    .map(({ author, time, text: said }) => [author, time, said]);

describe('records in documents', () => {
  it('of a ChatGPT export keep every branch, the left ones marked', async () => {
    const node = (id: string, parent: string | null, role: string, text: string) => ({
      id,
      parent,
      children: [],
      message: {
        id,
        author: { role },
        create_time: null,
        content: { parts: [text] },
        recipient: 'all',
        metadata: {},
      },
    });
    const reading = await readRecords(
      document([
        {
          conversation_id: 'c1',
          current_node: 'b',
          mapping: {
            r: { id: 'r', message: null, parent: null, children: [] },
            a: node('a', 'r', 'user', 'draw a cat'),
            b: node('b', 'r', 'user', 'draw a big cat'),
          },
        },
      ]),
    );
    expect(reading.statements[0]?.messages.map(({ kind, text }) => [kind, text])).toEqual([
      ['abandoned_branch', 'draw a cat'],
      ['message', 'draw a big cat'],
    ]);
    expect(told(reading, 'chatgpt')?.texts).toHaveLength(2);
  });

  it('of newer ChatGPT images have no prompt and no seed, and keep their identifiers', async () => {
    const part = {
      content_type: 'image_asset_pointer',
      asset_pointer: 'sediment://file_1',
      width: 1024,
      height: 1536,
      metadata: { dalle: { prompt: '', seed: null, gen_id: '' }, generation: { gen_id: 'g1' } },
    };
    const reading = await readRecords(
      document([
        {
          id: 'c',
          current_node: 'x',
          mapping: {
            x: {
              parent: null,
              message: {
                author: { role: 'tool', name: 't2uay3k.sj1i4kz' },
                content: { parts: [part] },
              },
            },
          },
        },
      ]),
    );
    expect(told(reading, 'chatgpt')).toMatchObject({
      texts: [],
      parameters: { asset_pointer: 'sediment://file_1' },
    });
    expect(reading.statements[0]?.ids.map(({ value }) => value)).toContain('g1');
  });

  it('of the OpenAI Images API tell the rewritten prompt apart from the typed one', async () => {
    const reading = await readRecords(
      document({
        request: { prompt: 'a hat', model: 'dall-e-3', user: 'u1', size: '1024x1024' },
        response: {
          created: 1700000000,
          data: [{ b64_json: 'AAAA', revised_prompt: 'A tall hat.' }],
        },
      }),
    );
    expect(told(reading, 'openai')).toMatchObject({
      tool: 'OpenAI Images API',
      texts: ['positive entered: a hat', 'positive rewritten_by_model: A tall hat.'],
      parameters: { size: '1024x1024' },
      models: ['model dall-e-3'],
    });
    expect(reading.statements[0]?.ids.map(({ name }) => name)).toEqual(['image_sha256']);
  });

  it('of Google tell request, model and time of Gemini and Imagen', async () => {
    const gemini = {
      request: {
        contents: [{ role: 'user', parts: [{ text: 'a lamp' }] }],
        generationConfig: { seed: 'digits' },
      },
      response: {
        candidates: [{ content: { parts: [{ inlineData: { data: 'AAAA' } }] } }],
        modelVersion: 'gemini-3',
        responseId: 'r1',
        createTime: '2026-01-02T03:04:05Z',
      },
    };
    const text = JSON.stringify(gemini).replace('"digits"', '9007199254740993');
    expect(told(await readRecords(Buffer.from(text)), 'vertex')).toMatchObject({
      texts: ['positive entered: a lamp'],
      parameters: { seed: '9007199254740993' },
      models: ['model gemini-3'],
    });
    const imagen = {
      request: {
        instances: [{ prompt: 'a lamp' }],
        parameters: { seed: 3, negativePrompt: 'dark' },
      },
      response: { predictions: [{ bytesBase64Encoded: 'AAAA', prompt: 'A bright lamp' }] },
    };
    expect(told(await readRecords(document(imagen)), 'vertex')?.texts).toEqual([
      'positive entered: a lamp',
      'negative entered: dark',
      'positive rewritten_by_model: A bright lamp',
    ]);
  });

  it('of a batch of A1111 tell the prompt and seed of each picture', async () => {
    const info = JSON.stringify({
      prompt: 'a',
      all_prompts: ['a', 'b'],
      all_seeds: [1, 2],
      seed: 1,
    });
    const reading = await readRecords(
      document({ images: ['', ''], parameters: { seed: 1 }, info }),
    );
    expect(reading.statements[0]?.passes.map((one) => one.parameters[0]?.value)).toEqual([
      '1',
      '2',
    ]);
  });

  it('of a text file beside a picture are read like the text in it', async () => {
    expect(
      told(await readRecords(Buffer.from('a kite\nSteps: 9, Seed: 3')), 'a1111')?.texts,
    ).toContain('positive entered: a kite');
  });

  it('of Suno tell the song and its time', async () => {
    const text = '\x03\0made with suno; created=2026-08-01T09:18:27Z; id=ab-12';
    const frame = joined('TXXX', '\0\0\0', String.fromCharCode(text.length), '\0\0', text);
    const { statements } = await readRecords(joined('ID3\x03\0\0', '\0\0\x01\x00', frame));
    expect(statements[0]).toMatchObject({
      tool: { value: 'Suno' },
      times: [{ value: '2026-08-01T09:18:27Z', kind: 'created' }],
      ids: [{ name: 'song_id', value: 'ab-12' }],
    });
  });

  it('of a WeChat text export are messages with who and when as stated', async () => {
    const wanted = [
      ['周玲', '2024-05-01 12:30:05', '把灯放低一点\n还有猫'],
      ['Marek', '2024-05-01 12:31:00', '好'],
    ];
    expect(
      await messages(
        '周玲 2024-05-01 12:30:05\n把灯放低一点\n还有猫\n\nMarek 2024-05-01 12:31:00\n好\n',
      ),
    ).toEqual(wanted);
    expect(
      await messages(
        '2024-05-01 12:30:05 周玲\n把灯放低一点\n还有猫\n2024-05-01 12:31:00 Marek\n好',
      ),
    ).toEqual(wanted);
    expect(
      await messages(
        '[2024-05-01 12:30:05] 周玲: 把灯放低一点\n还有猫\n[2024-05-01 12:31:00] Marek: 好',
      ),
    ).toEqual(wanted);
    expect(await messages('2024-05-01 12:30 a diary\nnothing else')).toEqual([]);
  });

  it('of Slack are messages with the digits of their time', async () => {
    const list = [
      {
        type: 'message',
        ts: '1714559405.000200',
        user: 'U1',
        user_profile: { real_name: 'Zhou Ling' },
        text: 'lower the <lamp>',
      },
      { type: 'message', ts: '1714559406.000300', username: 'bot', text: 'ok' },
    ];
    expect(await messages(JSON.stringify(list))).toEqual([
      ['Zhou Ling', '1714559405.000200', 'lower the <lamp>'],
      ['bot', '1714559406.000300', 'ok'],
    ]);
  });

  it('of mail are the plain text, decoded, with sender and date as stated', async () => {
    const mail = [
      'From: =?UTF-8?B?5ZGo546y?= <zl@example.org>',
      'Date: Wed, 1 May 2024 12:30:05 +0800',
      'Subject: =?utf-8?Q?lower_the_l=C3=A0mp?=',
      'Message-ID: <1@example.org>',
      'Content-Type: multipart/alternative; boundary="b1"',
      '',
      '--b1',
      'Content-Type: text/plain; charset=utf-8',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'l=C3=A0mp=',
      ' down',
      '--b1',
      'Content-Type: text/html',
      '',
      '<b>x</b>',
      '--b1--',
    ].join('\r\n');
    const wanted = [
      '周玲 <zl@example.org>',
      'Wed, 1 May 2024 12:30:05 +0800',
      'lower the làmp\n\nlàmp down',
    ];
    expect(await messages(mail)).toEqual([wanted]);
    const box = `From zl@example.org Wed May  1 12:30:05 2024\n${mail}\n\nFrom m@example.org Wed May  1 12:40:00 2024\nFrom: m@example.org\nDate: x\n\nsecond\n`;
    expect((await messages(box)).map(([who]) => who)).toEqual([
      '周玲 <zl@example.org>',
      'm@example.org',
    ]);
  });

  it('of no known kind are kept as they are and say nothing', async () => {
    const reading = await readRecords(document({ hello: 'world' }));
    expect(reading).toMatchObject({ statements: [], findings: [], records: [{ place: 'file' }] });
  });
});
