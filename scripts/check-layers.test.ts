import { describe, expect, test } from 'vitest';
import { DOORS, FLOORS } from './layers/map.mjs';
import { cycles, violations } from './layers/rules.mjs';

/** What the guard says about one file. */
const about = (file: string, text: string): string[] => violations(new Map([[file, text]]));

/** Known violations: the rule, the file, its text, and what must be said about it. */
const FORBIDDEN: [rule: string, file: string, text: string, says: RegExp][] = [
  [
    'an import upward',
    'lib/kernel/ids.ts',
    "import { a } from '@/db/client';",
    /not below lib\/kernel/,
  ],
  ['an upward import by path', 'lib/ledger/read.ts', "import '../door/command';", /not below/],
  [
    'an upward import at run time',
    'db/tx.ts',
    "await import('@/lib/cases/model');",
    /not below db/,
  ],
  ['an upward re-export', 'lib/proof/leaf.ts', "export * from '@/lib/door/loader';", /not below/],
  ['an upward type', 'db/tx.ts', "import type { A } from '@/lib/cases/model';", /not below db/],
  ['a neighbour', 'lib/session/limits.ts', "import { a } from '@/lib/mail/send';", /not below/],
  [
    'a neighbour in the domain',
    'lib/cases/queries.ts',
    "import '@/lib/exhibits/queries';",
    /not below/,
  ],
  [
    'a door at the wrong place',
    'lib/dossier/job.ts',
    "import '@/lib/cases/commands';",
    /not below/,
  ],
  ['a room that is not on the map', 'lib/attic/box.ts', 'export {};', /not on the map/],
  ['an import of such a room', 'lib/door/loader.ts', "import '@/lib/attic/box';", /not on the map/],
  ['test equipment in use', 'lib/door/loader.ts', "import '@/db/testing/world';", /for tests/],
  ['a room on the ground floor', 'lib/entries/draft.ts', "import '@/lib/proof/leaf';", /not below/],
  [
    'Node in a pure room',
    'lib/proof/zip.ts',
    "import fs from 'node:fs';",
    /also runs in the browser/,
  ],
  ['the framework in a pure room', 'lib/i18n/zone.ts', "import 'next/headers';", /also runs/],
  ['server code in a schema', 'lib/cases/schema.ts', "import '@/db/tx';", /loaded by the browser/],
  [
    'queries in a dto',
    'lib/cases/dto.ts',
    "import { q } from './queries';",
    /loaded by the browser/,
  ],
  ['a driver in a model', 'lib/cases/model.ts', "import { sql } from 'drizzle-orm';", /a server's/],
  [
    'commands in a component',
    'components/cases/form.tsx',
    "import '@/lib/cases/commands/open-case';",
    /actions as props/,
  ],
  [
    'the store in a component',
    'components/ui/drop.tsx',
    "import '@/lib/storage/client';",
    /actions as props/,
  ],
  [
    'the tables in a component',
    'components/ui/a.tsx',
    "import type { A } from '@/db/schema/cases';",
    /through a room/,
  ],
  [
    'the database in a page',
    'app/page.tsx',
    "import { database } from '@/db/client';",
    /through a room/,
  ],
  ['the ledger in a page', 'app/page.tsx', "import '@/lib/ledger/read';", /through a room/],
  ['sessions in a page', 'app/page.tsx', "import '@/lib/session/current';", /through a room/],
  ['SQL in a page', 'app/page.tsx', 'const rows = await sql`select 1`;', /holds SQL/],
  ['SQL in a component', 'components/ui/a.tsx', "import { eq } from 'drizzle-orm';", /holds SQL/],
  [
    'a route around the door',
    'app/api/v1/cases/route.ts',
    'export const GET = () => {};',
    /the door/,
  ],
  ['actions around the door', 'app/(auth)/sign-in/actions.ts', "'use server';", /the door/],
  ['a minted grant', 'lib/cases/queries.ts', 'const g = {} as Grant<Action>;', /casts to Grant/],
  ['a grant minted in a test', 'lib/cases/a.test.ts', 'const g = x as Grant;', /casts to Grant/],
  ['a transaction in a room', 'lib/cases/queries.ts', 'await sql.begin(f);', /opens a transaction/],
  [
    'a drizzle transaction',
    'lib/exhibits/commands.ts',
    'db.transaction(f);',
    /opens a transaction/,
  ],
  ['the environment', 'lib/mail/send.ts', 'const url = process.env.SMTP_URL;', /process\.env/],
  ['an odd file in a room', 'lib/cases/summary.ts', 'export {};', /is not one of/],
  ['an odd folder in a room', 'lib/exhibits/pdf/a.ts', 'export {};', /is not one of/],
  ['a long file', 'lib/kernel/long.ts', 'a;\n'.repeat(301), /has 301 lines/],
  ['a long script', 'scripts/long.mjs', 'a;\n'.repeat(301), /has 301 lines/],
  ['an index', 'components/ui/index.ts', 'export {};', /says nothing/],
  ['utilities', 'scripts/utils.mjs', 'export {};', /says nothing/],
  ['helpers', 'lib/proof/helpers.ts', 'export {};', /says nothing/],
  ['types', 'lib/door/types.ts', 'export {};', /says nothing/],
];

/** Close to the violations, and right. */
const ALLOWED: [what: string, file: string, text: string][] = [
  ['an import downward', 'lib/door/command.ts', "import { tx } from '@/db/tx';"],
  ['a listed door', 'lib/dossier/queries.ts', "import { a } from '@/lib/cases/queries';"],
  ['the kernel by its alias', 'lib/proof/leaf.ts', "import { sha256 } from '#crypto';"],
  ['a dto in a component', 'components/cases/row.tsx', "import type { A } from '@/lib/cases/dto';"],
  ['a type in a dto', 'lib/logbook/dto.ts', "import type { R } from '@/lib/ledger/fsck/report';"],
  ['a loader in a page', 'app/page.tsx', "import { loadCase } from '@/lib/cases/loaders';"],
  [
    'a route through the door',
    'app/api/v1/cases/route.ts',
    "import { handler } from '@/lib/door/handler';",
  ],
  ['the auth route', 'app/api/auth/[...nextauth]/route.ts', "import '@/lib/session/options';"],
  ['the health route', 'app/api/health/route.ts', "import { sqlPool } from '@/db/client';"],
  ['a transaction of the door', 'lib/door/command.ts', 'await db.transaction(run);'],
  [
    'a word in a comment',
    'lib/cases/queries.ts',
    '// never call sql.begin() here\n/* process.env */',
  ],
  ['a verb in its folder', 'lib/cases/commands/open-case.ts', 'export {};'],
  ['pages of the dossier', 'lib/dossier/pdf/pages/cover.ts', 'export {};'],
  ['a test with its own view', 'lib/cases/commands.test.ts', "import '@/db/testing/world';"],
  ['300 lines', 'lib/kernel/long.ts', 'a;\n'.repeat(300)],
  ['a program of the operator', 'scripts/fsck.ts', "import '@/lib/ledger/fsck/check-case';"],
];

describe('the guard of the layers', () => {
  test.each(FORBIDDEN)('refuses %s', (_rule, file, text, says) => {
    const said = about(file, text);
    expect(said.join('\n')).toMatch(says);
    expect(said.every((line) => line.startsWith(`${file}: `))).toBe(true);
  });

  test.each(ALLOWED)('lets %s pass', (_what, file, text) => {
    expect(about(file, text)).toEqual([]);
  });

  test('has a map whose own doors lead nowhere back', () => {
    expect(cycles(DOORS)).toEqual([]);
    expect(cycles({ a: { b: [''] }, b: { c: [''] }, c: { a: [''] } })).toEqual(['a', 'b', 'c']);
  });

  test('has each room on exactly one floor, and doors only between neighbours', () => {
    const rooms = FLOORS.flat();
    expect(new Set(rooms).size).toBe(rooms.length);
    for (const [room, others] of Object.entries(DOORS)) {
      const floor = FLOORS.find((names) => names.includes(room)) ?? [];
      expect(floor).toEqual(expect.arrayContaining(Object.keys(others)));
    }
  });
});
