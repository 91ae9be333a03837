import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { gaps } from './testing-gaps';
import { ACTIONS, PAGES } from './testing-pages';
import { filesBelow } from './testing-registry';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const textOf = (file: string) => readFileSync(path.join(ROOT, file), 'utf8');
const app = filesBelow('app');

describe('the list of pages', () => {
  it('holds every page there is, and no other', () => {
    const pages = app.filter((file) => /(^|\/)page\.[a-z]+$/.test(file));
    expect(gaps('page', 'PAGES (testing-pages.ts)', pages, Object.keys(PAGES))).toEqual([]);
  });

  it('says of each page what its address says', () => {
    for (const [file, whose] of Object.entries(PAGES)) {
      const inCase = file.includes('/[caseId]/');
      const inDesk = file.startsWith('app/(desk)/');
      const inWorkspace = inDesk && file.includes('/[workspaceId]/');
      const expected = inCase
        ? 'case'
        : inWorkspace
          ? 'workspace'
          : inDesk
            ? 'signed-in'
            : 'public';
      expect([file, whose]).toEqual([file, expected]);
    }
  });

  it('finds each page that is not public reading through the door itself', () => {
    // A layout above is not asked again when only the page changes.
    const reads = /\b(load|ownWorkspaces|workspaceHead|caseHead|peopleRoom)\(/;
    const pages = Object.keys(PAGES).filter((file) => PAGES[file] !== 'public');
    expect(pages.filter((file) => !reads.test(textOf(file)))).toEqual([]);
  });
});

describe('the list of server actions', () => {
  const files = app.filter(
    (file) => /\.tsx?$/.test(file) && /^['"]use server['"]/m.test(textOf(file)),
  );

  /** Functions a file of actions exports, with their text. */
  function actionsIn(file: string): [string, string][] {
    const [, ...parts] = textOf(file).split(/^export /m);
    return parts.map((part) => {
      const name = /^async function (\w+)\(/.exec(part)?.[1];
      if (!name)
        throw new Error(`${file} exports something that is no action: ${part.slice(0, 60)}`);
      return [`${path.posix.dirname(file)} ${name}`, part];
    });
  }

  it('holds every action there is, and no other', () => {
    const actions = files.flatMap(actionsIn).map(([name]) => name);
    expect(gaps('action', 'ACTIONS (testing-pages.ts)', actions, Object.keys(ACTIONS))).toEqual([]);
  });

  it('finds each of them performing one command, behind the check of where it comes from', () => {
    for (const [name, text] of files.flatMap(actionsIn)) {
      const own = text.slice(0, text.search(/^}/m));
      const performed = [...own.matchAll(/\bperform\(\s*(\w+)/g)].map((m) => m[1]);
      expect([name, performed]).toEqual([name, [ACTIONS[name]]]);
    }
  });
});
