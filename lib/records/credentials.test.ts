import { describe, expect, it } from 'vitest';
import { type Credentials, credentialsOf, credentialsSchema } from './credentials';

const about: Pick<Credentials, 'library' | 'lists'> = { library: 'test', lists: [] };
const listed = { library: 'test', lists: [{ name: 'list', sha256: 'a'.repeat(64) }] };

const store = (results: Record<string, [code: string, explanation?: string][]>) => ({
  active_manifest: 'm',
  manifests: { m: { claim_generator: 'g', signature_info: { issuer: 'i' } } },
  validation_results: {
    activeManifest: Object.fromEntries(
      Object.entries(results).map(([kind, codes]) => [
        kind,
        codes.map(([code, explanation = '']) => ({ code, explanation })),
      ]),
    ),
  },
});

const answers = (results: Parameters<typeof store>[0], lists = about) => {
  const { content, signer, time } = credentialsOf(store(results), lists);
  return [content, signer, time];
};

const SOUND: [string][] = [['claimSignature.validated'], ['assertion.dataHash.match']];

describe('the three answers of content credentials', () => {
  it('an expired certificate is no change of the content', () => {
    expect(answers({ success: SOUND, failure: [['signingCredential.expired']] })).toEqual([
      'unchanged',
      'expired',
      'none',
    ]);
  });

  it('only codes of change are a change', () => {
    for (const code of [
      'assertion.dataHash.mismatch',
      'claimSignature.mismatch',
      'assertion.missing',
    ]) {
      expect(answers({ success: SOUND, failure: [[code]] })[0]).toBe('changed');
    }
    expect(answers({ failure: [['signingCredential.invalid']] })).toEqual([
      'cannot_tell',
      'cannot_tell',
      'none',
    ]);
  });

  it('nobody is on a list where none was asked', () => {
    const success: [string, string?][] = [
      ...SOUND,
      ['signingCredential.trusted'],
      ['timeStamp.trusted', 'timestamp cert trusted: x'],
    ];
    expect(answers({ success })).toEqual(['unchanged', 'no_list', 'authority_seen']);
    expect(answers({ success }, listed)).toEqual(['unchanged', 'on_list', 'authority_on_list']);
    expect(answers({ success: SOUND }, listed)[1]).toBe('not_on_list');
  });

  it('an authority that the library trusts by itself is seen, not listed', () => {
    const success: [string, string?][] = [
      ['timeStamp.validated'],
      ['timeStamp.trusted', 'legacy timestamp cert trusted: x'],
    ];
    expect(answers({ success }, listed)[2]).toBe('authority_seen');
  });

  it('nonsense has no answer and keeps its form', () => {
    for (const value of [
      null,
      1,
      [],
      { manifests: [1], validation_results: 'x' },
      { manifests: { a: { assertions: [{ label: 'c2pa.actions', data: { actions: [null] } }] } } },
    ]) {
      const read = credentialsOf(value, about);
      expect(credentialsSchema.parse(read)).toEqual(read);
      expect(read.content).toBe('cannot_tell');
    }
  });
});
