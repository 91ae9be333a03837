import { expect, it } from 'vitest';
import { credentialsOf, credentialsSchema } from './credentials';
import { signedMaking } from './signed-ingredients';

const SOUND = ['claimSignature.validated', 'assertion.dataHash.match'];

/** What the library tells of a file that was made of another; `failures` are codes of the active one. */
function read(failures: readonly string[] = [], ingredient: object = {}) {
  const codes = (all: readonly string[]) => all.map((code) => ({ code, explanation: '' }));
  const signed = { issuer: 'A maker', common_name: 'its key', time: '2026-01-01T00:00:00+00:00' };
  const store = {
    active_manifest: 'urn:c2pa:child',
    manifests: {
      'urn:c2pa:child': {
        claim_generator: 'Editor',
        signature_info: { issuer: 'An editor' },
        ingredients: [
          {
            title: 'parent.png',
            relationship: 'parentOf',
            active_manifest: 'urn:c2pa:parent',
            ...ingredient,
          },
        ],
      },
      'urn:c2pa:parent': { claim_generator: 'Generator', signature_info: signed },
    },
    validation_results: {
      activeManifest: { success: codes(SOUND), failure: codes(failures) },
    },
  };
  return { credentials: credentialsOf(store, { library: 'test', lists: [] }) };
}

it('a signed file names the manifests of what was taken in, with who signed those', () => {
  const parent = JSON.stringify([
    'urn:c2pa:parent',
    'Generator',
    'A maker',
    'its key',
    '2026-01-01T00:00:00+00:00',
  ]);
  expect(signedMaking(read())?.ingredients).toEqual([{ of: parent, role: 'parent' }]);
  expect(signedMaking(read([], { relationship: 'componentOf' }))?.ingredients).toEqual([
    { of: parent, role: 'component' },
  ]);
});

it('says nothing where the content is not what was signed, or where there is no signature', () => {
  expect(signedMaking(read(['assertion.dataHash.mismatch']))).toBeNull();
  expect(signedMaking(read(['claimSignature.mismatch']))).toBeNull();
  expect(signedMaking({ credentials: null })).toBeNull();
});

it('counts no ingredient whose manifest the file does not hold, and not the file itself', () => {
  for (const label of ['urn:c2pa:elsewhere', 'urn:c2pa:child', undefined, 7]) {
    expect(signedMaking(read([], { active_manifest: label }))?.ingredients).toEqual([]);
  }
});

it('takes readings from before ingredients named their manifest', () => {
  const { credentials } = read();
  const older = {
    ...credentials,
    manifests: credentials.manifests.map((one) => ({
      ...one,
      ingredients: one.ingredients.map(({ title, relationship }) => ({ title, relationship })),
    })),
  };
  const parsed = credentialsSchema.parse(older);
  expect(signedMaking({ credentials: parsed })?.ingredients).toEqual([]);
});
