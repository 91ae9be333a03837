import { z } from 'zod';

/** What can be said of the content: whether it is what was signed. */
export const CONTENT_ANSWERS = ['unchanged', 'changed', 'cannot_tell'] as const;
/** What can be said of who signed. Without a list nothing is said of trust. */
export const SIGNER_ANSWERS = [
  'on_list',
  'not_on_list',
  'no_list',
  'expired',
  'cannot_tell',
] as const;
/** What can be said of when. An authority counts as listed only by a list that is named. */
export const TIME_ANSWERS = ['authority_on_list', 'authority_seen', 'none'] as const;

const short = z.string().max(2_000);

const action = z.strictObject({
  action: short,
  when: short.nullable(),
  software: short.nullable(),
  sourceType: short.nullable(),
  description: short.nullable(),
});

const manifest = z.strictObject({
  label: short,
  active: z.boolean(),
  generator: short.nullable(),
  issuer: short.nullable(),
  commonName: short.nullable(),
  /** Time of the signature by a time-stamping authority, ISO 8601; null where there is none. */
  time: short.nullable(),
  actions: z.array(action),
  ingredients: z.array(
    z.strictObject({
      title: short.nullable(),
      relationship: short.nullable(),
      /** Label of the ingredient's own manifest; null where it has none, and in older readings. */
      manifest: short.nullable().default(null),
    }),
  ),
});

const code = z.strictObject({
  kind: z.enum(['success', 'informational', 'failure']),
  code: short,
  explanation: short,
});

/** C2PA content credentials as read without a network: three answers and what they rest on. */
export const credentialsSchema = z.strictObject({
  library: short,
  /** Lists of certificates that were asked, by name and digest; none means nobody was looked up. */
  lists: z.array(z.strictObject({ name: short, sha256: short })),
  content: z.enum(CONTENT_ANSWERS),
  signer: z.enum(SIGNER_ANSWERS),
  time: z.enum(TIME_ANSWERS),
  manifests: z.array(manifest),
  /** Result codes of the manifest that counts now, as the library gave them. */
  codes: z.array(code),
  /** Address of a manifest that is kept elsewhere; it was not fetched. */
  elsewhere: short.nullable(),
  /** Why the credentials could not be read; null where they were. */
  failure: short.nullable(),
});
export type Credentials = z.output<typeof credentialsSchema>;

const MOST = 200;

type Tree = { [key: string]: unknown };
const tree = (value: unknown): Tree =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Tree) : {};
const list = (value: unknown): unknown[] => (Array.isArray(value) ? value.slice(0, MOST) : []);
const words = (value: unknown): string | null =>
  typeof value === 'string' ? value.slice(0, 2_000).toWellFormed() : null;

/** What a library's answer (JSON of a manifest store) comes to. Never throws; unknown parts are left out. */
export function credentialsOf(
  store: unknown,
  about: Pick<Credentials, 'library' | 'lists'>,
): Credentials {
  const { manifests, active_manifest: active, validation_results: results } = tree(store);
  const activeResults = tree(tree(results).activeManifest);
  const codes = (['success', 'informational', 'failure'] as const).flatMap((kind) =>
    list(activeResults[kind]).map((one) => ({
      kind,
      code: words(tree(one).code) ?? '',
      explanation: words(tree(one).explanation) ?? '',
    })),
  );
  const told = Object.entries(tree(manifests)).slice(0, MOST);
  return {
    ...about,
    content: contentAnswer(codes),
    signer: signerAnswer(codes, about.lists.length > 0),
    time: timeAnswer(codes, about.lists.length > 0),
    manifests: told
      .map(([label, one]) => manifestOf(label, tree(one), label === active))
      .sort(byAge),
    codes,
    elsewhere: null,
    failure: null,
  };
}

/** Credentials that could not be read, and why. */
export const unreadCredentials = (
  about: Pick<Credentials, 'library' | 'lists'>,
  failure: string,
  elsewhere: string | null,
): Credentials => ({
  ...about,
  content: 'cannot_tell',
  signer: 'cannot_tell',
  time: 'none',
  manifests: [],
  codes: [],
  elsewhere: elsewhere && (words(elsewhere) ?? ''),
  failure: words(failure) ?? '',
});

type Manifest = Credentials['manifests'][number];
type Codes = Credentials['codes'];
const has = (codes: Codes, kind: Codes[number]['kind'], is: RegExp) =>
  codes.some((one) => one.kind === kind && is.test(one.code));

/** Only codes that speak of change are taken for change; an expired certificate is none of them. */
function contentAnswer(codes: Codes): Credentials['content'] {
  if (has(codes, 'failure', /\.mismatch$|^assertion\..*missing$|^claim\.missing$/))
    return 'changed';
  const isBound = has(
    codes,
    'success',
    /^assertion\.(dataHash|bmffHash|boxesHash|collectionHash)\.match$/,
  );
  return isBound && has(codes, 'success', /^claimSignature\.validated$/)
    ? 'unchanged'
    : 'cannot_tell';
}

function signerAnswer(codes: Codes, hasList: boolean): Credentials['signer'] {
  if (has(codes, 'failure', /^signingCredential\.expired$|outsideValidity$/)) return 'expired';
  if (has(codes, 'failure', /^signingCredential\.(invalid|revoked)/)) return 'cannot_tell';
  if (!hasList) return 'no_list';
  return has(codes, 'success', /^signingCredential\.trusted$/) ? 'on_list' : 'not_on_list';
}

/** The library trusts some authorities of its own accord ("legacy"); that is nobody's list. */
function timeAnswer(codes: Codes, hasList: boolean): Credentials['time'] {
  const trusted = codes.find((one) => one.code === 'timeStamp.trusted');
  if (hasList && trusted && !/^legacy/.test(trusted.explanation)) return 'authority_on_list';
  return has(codes, 'success', /^timeStamp\.(validated|trusted)$/) ? 'authority_seen' : 'none';
}

/** Oldest signature first, the manifest that counts now last: a store has no order of its own. */
function byAge(a: Manifest, b: Manifest): number {
  if (a.active !== b.active) return a.active ? 1 : -1;
  const [one, other] = [a.time ?? '', b.time ?? ''];
  if (one !== other) return one < other ? -1 : 1;
  return a.label < b.label ? -1 : 1;
}

function manifestOf(label: string, one: Tree, active: boolean): Credentials['manifests'][number] {
  const signed = tree(one.signature_info);
  const info = list(one.claim_generator_info).map((each) =>
    [words(tree(each).name), words(tree(each).version)].filter(Boolean).join('/'),
  );
  const actions = list(one.assertions)
    .map(tree)
    .filter((each) => /^c2pa\.actions/.test(words(each.label) ?? ''))
    .flatMap((each) => list(tree(each.data).actions));
  return {
    label: words(label) ?? '',
    active,
    generator: words(one.claim_generator) ?? (info.join(' ') || null),
    issuer: words(signed.issuer),
    commonName: words(signed.common_name),
    time: words(signed.time),
    actions: actions.map((each) => {
      const { action: name, when, softwareAgent, digitalSourceType, description } = tree(each);
      return {
        action: words(name) ?? '',
        when: words(when),
        software: words(softwareAgent) ?? words(tree(softwareAgent).name),
        sourceType: words(digitalSourceType),
        description: words(description),
      };
    }),
    ingredients: list(one.ingredients).map((each) => ({
      title: words(tree(each).title),
      relationship: words(tree(each).relationship),
      manifest: words(tree(each).active_manifest),
    })),
  };
}
