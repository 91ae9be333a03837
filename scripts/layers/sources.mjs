// @ts-check
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../launcher/fingerprint.mjs';
import { FLOORS } from './map.mjs';

const FOLDERS = ['app', 'components', 'db', 'lib', 'scripts', 'bench', 'e2e'];
const CODE = /\.(tsx?|mjs)$/;

/**
 * Every source file of a project.
 * @param {string} root
 * @returns {Map<string, string>} text by path below the root
 */
export function readSources(root) {
  const top = readdirSync(root).filter((name) => CODE.test(name) && !name.endsWith('.d.ts'));
  const below = FOLDERS.flatMap((folder) => filesBelow(root, folder)).filter((f) => CODE.test(f));
  return new Map([...top, ...below].map((f) => [f, readFileSync(path.join(root, f), 'utf8')]));
}

/**
 * Code without comments, and without what vanishes when it is compiled.
 * @param {string} code
 */
export const withoutTypes = (code) => code.replace(/\b(import|export)\s+type\b[^;]*;/g, '');

/**
 * What a file imports: files of the project by path without extension, packages by name.
 * @param {string} file
 * @param {string} text
 * @returns {string[]}
 */
export function importsOf(file, text) {
  const found = text.matchAll(/(?:\bfrom\s*|\bimport\s*\(\s*|\bimport\s+)(['"])([^'"\n]+)\1/g);
  return [...found].map(([, , name = '']) => {
    if (name === '#crypto') return 'lib/kernel/crypto';
    if (name.startsWith('@/')) return name.slice(2);
    if (!name.startsWith('.')) return `package:${name}`;
    return path.posix.normalize(path.posix.join(path.posix.dirname(file), name));
  });
}

/**
 * The room a file belongs to: a name on the map, or `lib/…` that is missing from it, or undefined
 * for files outside the house (scripts, benchmarks, configuration).
 * @param {string} file
 * @returns {string | undefined}
 */
export function roomOf(file) {
  const [first = '', second] = file.split('/');
  if (first === 'lib' && second) return `lib/${second}`;
  return FLOORS.flat().includes(first) ? first : undefined;
}

/**
 * The floor of a room, or -1.
 * @param {string} room
 */
export const floorOf = (room) => FLOORS.findIndex((rooms) => rooms.includes(room));

/**
 * Whether a file is a test or serves tests only; those may look into every room.
 * @param {string} file
 */
export const isTest = (file) =>
  /\.test\.tsx?$/.test(file) ||
  /(^|\/)testing\/|(^|\/)testing-[^/]+$|^lib\/storage\/contract\//.test(file);
