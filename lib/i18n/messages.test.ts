import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import { LOCALES } from './locale';
import { clientMessages, MESSAGES } from './messages';

const folder = fileURLToPath(new URL('./messages/', import.meta.url));
const files = readdirSync(`${folder}en`).sort();

/** Texts that are rightly the same in both languages: names, symbols, numbers, codes. */
const SAME = new Set([
  'attribution.totals.noPerson',
  'exhibits.fact.sha256',
  'exhibits.fact.pixelsValue',
  'exhibits.version.sha256',
  'common.hash.label',
  'common.language.en',
  'common.language.zh',
  'common.zone.utc',
  'shell.brand',
]);

type Tree = { [key: string]: string | Tree };

function read(locale: string, file: string): Tree {
  return JSON.parse(readFileSync(`${folder}${locale}/${file}`, 'utf8'));
}

/** Every text of a file by its dotted path; any leaf that is no text is reported as such. */
function texts(tree: Tree, path = ''): Map<string, string> {
  const found = new Map<string, string>();
  for (const [key, value] of Object.entries(tree)) {
    const at = path ? `${path}.${key}` : key;
    if (typeof value === 'string') found.set(at, value);
    else for (const [below, text] of texts(value, at)) found.set(below, text);
  }
  return found;
}

// The keys of a file read from disk are known only at run time.
const anyKey = (tree: Tree) => tree as Record<string, string>;

/** What stands between each outermost pair of braces. */
function blocks(text: string): string[] {
  const found: string[] = [];
  let [depth, start] = [0, 0];
  for (let at = 0; at < text.length; at += 1) {
    if (text[at] === '{' && depth++ === 0) start = at + 1;
    else if (text[at] === '}' && --depth === 0) found.push(text.slice(start, at));
  }
  return found;
}

/** ICU arguments as `name` or `name:type`, and tags as `<name>`, in order of name. */
function icuArguments(text: string): string[] {
  const found = new Set<string>();
  for (const [, name] of text.matchAll(/<([a-z]+)>/gi)) found.add(`<${name}>`);
  for (const block of blocks(text)) {
    const [name = '', type, ...branches] = block.split(',');
    found.add(type === undefined ? name.trim() : `${name.trim()}:${type.trim()}`);
    for (const branch of blocks(branches.join(','))) {
      for (const inner of icuArguments(branch)) found.add(inner);
    }
  }
  return [...found].sort();
}

/** Values that satisfy any argument, to prove that a text formats. */
const sample = (names: string[]) =>
  Object.fromEntries(
    names.map((name) => {
      const tag = /^<(\w+)>$/.exec(name);
      if (tag) return [tag[1] ?? '', (chunks: string) => chunks];
      const [key = '', type] = name.split(':');
      return [key, type === 'plural' || type === 'selectordinal' ? 2 : 'x'];
    }),
  );

describe('the two languages', () => {
  it('have the same files', () => {
    expect(readdirSync(`${folder}zh`).sort()).toEqual(files);
  });

  it('register every file except that of the formatter', () => {
    const registered = Object.keys(MESSAGES.en).map((name) => `${name}.json`);
    expect([...registered, 'format.json'].sort()).toEqual(files);
  });

  describe.each(files)('%s', (file) => {
    const name = file.replace('.json', '');
    const en = texts(read('en', file));
    const zh = texts(read('zh', file));

    it('has the same keys', () => {
      expect([...zh.keys()].sort()).toEqual([...en.keys()].sort());
    });

    it('has no empty text and no stray space at an end', () => {
      const blank = [...en, ...zh].filter(([, text]) => text === '' || text.trim() !== text);
      expect(blank.filter(([key]) => key !== 'list.between')).toEqual([]);
    });

    it('has the same arguments in both', () => {
      // A plural may be plain text in the other language: Chinese counts without one.
      const named = (text: string) => [
        ...new Set(icuArguments(text).map((argument) => argument.replace(/:plural$/, ''))),
      ];
      const wrong = [...en].filter(([key, text]) => {
        return named(text).join() !== named(zh.get(key) ?? '').join();
      });
      expect(wrong).toEqual([]);
    });

    it('uses plain, plural and select arguments only; dates and numbers come formatted', () => {
      const typed = [...en, ...zh].flatMap(([key, text]) =>
        icuArguments(text)
          .filter((a) => a.includes(':') && !/:(plural|select|selectordinal)$/.test(a))
          .map((a) => `${key} ${a}`),
      );
      expect(typed).toEqual([]);
    });

    it('is translated throughout', () => {
      const same = [...en]
        .filter(([key, text]) => zh.get(key) === text)
        .map(([key]) => `${name}.${key}`)
        .filter((key) => !SAME.has(key));
      expect(same).toEqual([]);
    });

    it.each(LOCALES)('formats in %s', (locale) => {
      const failures: string[] = [];
      const t = createTranslator({
        locale,
        messages: anyKey(read(locale, file)),
        timeZone: 'UTC',
        onError: (error) => failures.push(error.message),
      });
      for (const [key, text] of locale === 'en' ? en : zh) {
        t.rich(key, sample(icuArguments(text)));
      }
      expect(failures).toEqual([]);
    });
  });
});

describe('the test of this test', () => {
  it('sees arguments, plurals and tags', () => {
    expect(icuArguments('{count, plural, one {{text} day} other {# of {text}}} <b>x</b>')).toEqual([
      '<b>',
      'count:plural',
      'text',
    ]);
    expect(icuArguments('{day} {month}')).toEqual(['day', 'month']);
    expect(icuArguments('{n, plural, one {One file, {who}} other {files}}')).toEqual([
      'n:plural',
      'who',
    ]);
  });
});

describe('what a browser gets', () => {
  it('leaves the texts of mail and papers on the server', () => {
    for (const locale of LOCALES) {
      expect(Object.keys(clientMessages(locale))).not.toContain('mail');
      expect(Object.keys(clientMessages(locale))).not.toContain('paper');
      expect(Object.keys(clientMessages(locale))).toContain('shell');
    }
  });
});
