// @ts-check
// The one map of the house: which room stands on which floor, and the few doors between rooms of
// the same floor. An import may only lead to a lower floor, or through a door listed here.

/** Floors from the ground up. */
export const FLOORS = [
  ['lib/kernel'],
  [
    'lib/proof',
    'lib/entries',
    'lib/authorship',
    'lib/records',
    'lib/lineage',
    'lib/elements',
    'lib/i18n',
  ],
  ['db'],
  ['lib/session', 'lib/access', 'lib/ledger', 'lib/storage', 'lib/jobs', 'lib/mail'],
  ['lib/previews'],
  ['lib/door'],
  [
    'lib/accounts',
    'lib/workspaces',
    'lib/cases',
    'lib/contributors',
    'lib/exhibits',
    'lib/logbook',
    'lib/prompts',
    'lib/runs',
    'lib/capture',
    'lib/imports',
    'lib/review',
    'lib/search',
    'lib/dossier',
    'lib/desk',
    'lib/statements',
    'lib/volumes',
  ],
  ['lib/api'],
  ['components'],
  ['app'],
];

/** Doors on one floor: what a room may use of a neighbour, by file or folder. */
export const DOORS = {
  'lib/authorship': { 'lib/entries': ['define'] },
  'lib/proof': { 'lib/authorship': ['operation', 'source-of', 'verify-log'] },
  'lib/accounts': {
    'lib/workspaces': [
      'queries',
      'model',
      'schema',
      'dto',
      'commands/accept',
      'commands/open-workspace',
    ],
  },
  'lib/elements': {
    'lib/entries': [
      'vocabulary',
      'state',
      'state-runs',
      'state-review',
      'state-statements',
      'define',
      'record-ref',
      'modification-recorded.v1',
    ],
  },
  'lib/lineage': { 'lib/entries': ['define', 'vocabulary', 'state'] },
  'lib/runs': {
    'lib/exhibits': [
      'commands/admission',
      'commands/announce',
      'commands/captured',
      'queries',
      'model',
      'schema',
      'dto',
    ],
    'lib/contributors': ['queries', 'model', 'dto'],
    'lib/prompts': ['queries', 'dto'],
  },
  'lib/capture': {
    'lib/runs': ['commands', 'queries', 'model', 'schema', 'dto'],
    'lib/exhibits': [
      'commands/admission',
      'commands/announce',
      'commands/captured',
      'queries',
      'model',
      'schema',
      'dto',
    ],
    'lib/prompts': ['queries', 'dto'],
  },
  'lib/imports': {
    'lib/runs': ['commands', 'queries', 'model', 'schema', 'dto'],
    'lib/exhibits': ['commands', 'queries', 'model', 'schema', 'dto'],
    'lib/prompts': ['queries', 'dto'],
  },
  // Before a seal and before an export the ledger must cover what was written.
  'lib/cases': { 'lib/prompts': ['commands/enter-heads'] },
  'lib/dossier': {
    'lib/prompts': ['queries', 'model', 'dto', 'live/operations', 'commands/enter-heads'],
    'lib/cases': ['queries', 'model', 'dto'],
    'lib/contributors': ['queries', 'model', 'dto'],
    'lib/exhibits': ['queries', 'model', 'dto'],
    'lib/logbook': ['queries', 'model', 'dto'],
    'lib/runs': ['queries', 'model', 'dto'],
    'lib/capture': ['queries', 'model', 'dto'],
    'lib/imports': ['queries', 'model', 'dto'],
    'lib/review': ['queries', 'model', 'dto'],
  },
  'lib/desk': { 'lib/review': ['queries', 'model', 'dto', 'commands/counsel-log'] },
  'lib/search': {
    'lib/review': ['queries', 'model', 'dto'],
    'lib/prompts': ['queries', 'live/replays'],
  },
  'lib/statements': { 'lib/review': ['queries', 'model', 'dto'] },
  // A volume is a dossier set for a forum: it is made of the same pages.
  'lib/volumes': {
    'lib/dossier': [
      'model',
      'queries',
      'dto',
      'pages',
      'pdf',
      'bundle',
      'job',
      'render',
      'commands',
    ],
    'lib/desk': ['queries', 'model', 'dto', 'schema', 'commands'],
    'lib/statements': ['queries', 'model', 'dto'],
    'lib/review': ['queries', 'model', 'dto', 'commands/counsel-log'],
    'lib/prompts': ['queries', 'model', 'dto', 'live/operations', 'commands/enter-heads'],
    'lib/cases': ['queries', 'model', 'dto'],
    'lib/runs': ['queries', 'model', 'dto'],
    'lib/exhibits': ['queries', 'model', 'dto'],
  },
};

/** Floors and rooms whose code also runs in the browser and in the verifier: no Node, no server. */
export const PURE = FLOORS[1] ?? [];

/** Packages that would tie a pure room to a server. */
export const IMPURE_PACKAGES =
  /^(node:|next($|\/)|postgres$|drizzle-orm|pino$|server-only$|@aws-sdk)/;

/**
 * Rooms of the domain, where file names are a closed set, and what their files may be called
 * besides: names of files, or of folders with a slash.
 */
export const DOMAIN_ROOMS = {
  'lib/accounts': [],
  'lib/workspaces': [],
  'lib/cases': [],
  'lib/contributors': [],
  'lib/exhibits': [],
  'lib/logbook': [],
  'lib/prompts': ['hub', 'live/'],
  'lib/runs': [],
  'lib/capture': ['gateway/'],
  'lib/imports': ['unpack/'],
  'lib/review': [],
  'lib/dossier': ['job', 'render', 'worker', 'pdf/', 'pages/', 'bundle/'],
  'lib/desk': [],
  'lib/statements': [],
  'lib/volumes': ['job', 'render', 'worker', 'pages/', 'redaction/'],
};

/** Names of files in a domain room; as a folder, one file per verb or subject. */
export const ROOM_FILES = ['model', 'schema', 'dto', 'commands', 'queries', 'loaders'];

/** Files of a domain room that the browser loads: they may use the pure rooms and each other. */
export const SHARED_FILES = ['model', 'schema', 'dto'];

/** Of other floors, components may use only what is safe in the browser. */
export const COMPONENTS_MAY = [
  'lib/kernel/',
  ...PURE.map((room) => `${room}/`),
  'lib/access/abilities',
  'lib/access/policy',
];

/**
 * Rooms that pages and components leave to others, and the files that are excepted: health, and
 * the work that runs beside requests.
 */
export const SURFACE_MAY_NOT = {
  db: ['app/api/health/', 'app/background.ts'],
  'lib/ledger': ['app/api/health/', 'app/background.ts'],
  'lib/storage': ['app/api/health/'],
  'lib/session': ['app/api/auth/'],
  'lib/mail': [],
};

/** Where a request passes through the door. A route or action file must import one of these. */
export const DOORWAYS = ['lib/door/', 'lib/api/'];
export const WITHOUT_DOOR = ['app/api/auth/', 'app/api/health/'];

/** Rooms that may open transactions. */
export const MAY_BEGIN = [
  'db/',
  'lib/door/',
  'lib/ledger/',
  'lib/jobs/',
  'lib/session/',
  'lib/access/',
];

/**
 * Files that may touch the environment. Tests may, too; next-auth takes its own address from
 * nowhere else.
 */
export const MAY_TOUCH_ENVIRONMENT = [
  'lib/kernel/env.ts',
  'lib/kernel/log.ts',
  'lib/session/options.ts',
  'lib/storage/embedded/main.ts',
  'scripts/',
  'bench/',
  'e2e/',
];

/** Names that say nothing about what is inside. */
export const EMPTY_NAMES = /^(index|utils?|helpers?|types|constants)\.(tsx?|mjs)$/;

export const LINE_LIMIT = 300;

/** Generated, therefore nobody's style. */
export const GENERATED = ['scripts/verify.mjs', 'scripts/replay.mjs'];
