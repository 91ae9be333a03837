import { describe, expect, it } from 'vitest';
import { digestsNamed, generationsIn } from './generation';
import type { Reading, Statement } from './reading';
import { Saying } from './statement';

const fact = (value: string) => ({ value, record: 0, at: '' });
const statement = (change: Partial<Statement>): Statement => ({
  ...new Saying('test', 1, { units: 1000 }).said,
  ...change,
});
const reading = (mediaType: string, statements: Statement[]): Reading => ({
  readers: 1,
  mediaType,
  width: null,
  height: null,
  records: [],
  statements,
  credentials: null,
  findings: [],
});

const words = { ...fact('a cat'), role: 'positive', origin: 'entered', part: '' } as const;
const prompt = statement({ tool: fact('T'), texts: [words] });
const tool = statement({ tool: fact('T') });
const pass = { part: '', parameters: [{ ...fact('1'), name: 'seed' }] };

describe('what in a reading describes a generation', () => {
  it('is in a picture the statement that says most, however many forms it has', () => {
    expect(generationsIn(reading('image/png', [tool, prompt, tool]))).toEqual([1]);
    expect(generationsIn(reading('image/png', [tool]))).toEqual([0]);
    expect(generationsIn(reading('image/png', []))).toEqual([]);
  });

  it('is in a document each statement that says anything of one', () => {
    expect(generationsIn(reading('application/json', [prompt, statement({}), prompt]))).toEqual([
      0, 2,
    ]);
  });

  it('is no chat, unless it says that something was generated, and no editor’s name', () => {
    const said = {
      author: null,
      time: null,
      text: 'x',
      kind: 'message',
      record: 0,
      at: '',
    } as const;
    const chat = statement({ tool: fact('T'), texts: [words], messages: [said] });
    expect(generationsIn(reading('application/json', [chat]))).toEqual([]);
    expect(generationsIn(reading('application/json', [{ ...chat, passes: [pass] }]))).toEqual([0]);
    const editor = statement({ reader: 'xmp-history', tool: fact('Editor') });
    expect(generationsIn(reading('image/vnd.adobe.photoshop', [editor]))).toEqual([]);
  });
});

it('files are named by whole digests only, each once', () => {
  const digest = 'AB'.repeat(32);
  const parent = { ...fact(digest), name: '' };
  const reference = { role: 'x', name: null, sha256: fact(digest.toLowerCase()), strength: null };
  const short = { ...fact('abcd'), name: '' };
  expect(digestsNamed(statement({ parents: [parent, short], references: [reference] }))).toEqual([
    digest.toLowerCase(),
  ]);
});
