import { describe } from 'vitest';
import { type Attack, type Edit, END, itRefuses, structs } from './testing-attacks';
import { newDevice } from './testing-device';
import { TestingPerson, testingId } from './testing-log';

const ATTACKS: Attack[] = [
  ['the writer of another person', 'account', (s) => structs(s, [END], { w: 1, n: 2 })],
  [
    'the account of another person',
    'account',
    (s) => structs(s, [END], { account: testingId('acct', 1) }),
  ],
  ['a writer that was never issued', 'writer', (s) => structs(s, [END], { w: 9 })],
  [
    'a writer of another session of the same person',
    'session',
    (s) => {
      const page = new TestingPerson(s.log, 2, { page: 2 });
      s.bob.sync();
      return structs(s, [END], { w: page.writer, n: 1 });
    },
  ],
  ['no signature', 'signature', (s) => ({ ...structs(s, [END]), sig: '' })],
  [
    'a signature of another claim',
    'signature',
    (s) => ({ ...structs(s, [END]), sig: s.bob.sealText('{}', 1).sig }),
  ],
  [
    'a signature by another key',
    'signature',
    (s) => {
      const { claim, n } = structs(s, [END]);
      return { ...s.alice.sealText(claim, n) };
    },
  ],
  [
    'a letter changed after signing',
    'signature',
    (s) => {
      const { sig } = structs(s, [END]);
      return { ...structs(s, [{ ...END, text: 'y' }]), sig };
    },
  ],
  [
    'a claim of another person, sent again',
    'account',
    (s) => {
      const { claim, sig } = s.log.operations[3] ?? { claim: '', sig: '' };
      return { claim, sig, n: 1 };
    },
  ],
  [
    'the counter of an earlier claim for another text',
    'equivocation',
    (s) => structs(s, [END], { n: s.bob.n }),
  ],
  ['a counter that skips one', 'counter', (s) => structs(s, [END], { n: s.bob.n + 2 })],
  [
    'a claim of another prompt',
    'prompt',
    (s) => structs(s, [END], { prompt: testingId('prm', 2) }),
  ],
  ['another hash of the head', 'fork', (s) => structs(s, [END], { seenHash: 'f'.repeat(64) })],
  ['an operation seen that is not there yet', 'seen', (s) => structs(s, [END], { seen: 999 })],
  [
    'less seen than before',
    'seen',
    (s) => structs(s, [END], { seen: 1, seenHash: s.log.operations[1]?.hash ?? '' }),
  ],
  ['what is not JSON', 'malformed', (s) => s.bob.sealText('{"k":"edit"', 2)],
  [
    'JSON with another order of keys',
    'malformed',
    (s) => {
      const { claim, n } = structs(s, [END]);
      return s.bob.sealText(
        JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(claim) as object).reverse())),
        n,
      );
    },
  ],
  ['a key that no claim has', 'malformed', (s) => structs(s, [END], { extra: 1 } as Partial<Edit>)],
  [
    'a freeze of a text that is not that of the log',
    'freeze_text',
    (s) => s.bob.claim({ k: 'freeze', sha256: 'a'.repeat(64), purpose: 'sent', tool: '' }),
  ],
  [
    'a freeze of what is no longer the head',
    'freeze_stale',
    (s) => {
      const { sha256 } = s.log.replay.frozen();
      s.alice.insert(0, 'y');
      s.alice.send();
      return s.bob.claim({ k: 'freeze', sha256, purpose: 'sent', tool: '' });
    },
  ],
  [
    'joining with the key of another person',
    'key',
    (s) => {
      const mallory = new TestingPerson(s.log, 3);
      s.bob.sync();
      return s.bob.seal({
        ...JSON.parse(mallory.join(s.log.head).claim),
        account: s.bob.by.account,
      });
    },
  ],
  [
    'a join signed by another key than its own',
    'signature',
    (s) => {
      const { claim, n } = s.bob.join(s.log.head);
      return s.bob.sealText(claim.replace(/"key":"[^"]*"/, `"key":"${newDevice().key}"`), n);
    },
  ],
  [
    'a comment about what does not exist',
    'span',
    (s) =>
      s.bob.claim({
        k: 'comment',
        comment: 'c'.repeat(32),
        parent: null,
        spans: [[1, 50, 2]],
        text: 'x',
      }),
  ],
  [
    'a comment about half a letter',
    'surrogate',
    (s) =>
      s.bob.claim({
        k: 'comment',
        comment: 'c'.repeat(32),
        parent: null,
        spans: [[1, 6, 1]],
        text: 'x',
      }),
  ],
  [
    'an answer to a statement that nobody made',
    'say',
    (s) => s.bob.claim({ k: 'answer', say: 'd'.repeat(32), answer: 'confirmed', reason: '' }),
  ],
  [
    'a view of a revision that does not exist',
    'revision',
    (s) =>
      s.bob.claim({ k: 'view', revision: 1, meaning: 'acknowledged', reason: '', contested: [] }),
  ],
];

describe('claims that are refused for who brings them, and what they name', () => {
  itRefuses(ATTACKS);
});
