import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Action } from '@/lib/access/policy';
import type { Caller } from '@/lib/kernel/actor';
import { declaredCommands } from '../command';
import { declaredLoaders } from '../loader';
import { declaredPublicCommands } from '../public-command';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Parts of the door that declare nothing; whatever else of it is imported may. */
const NO_DECLARATION = ['context', 'failure', 'handler', 'origin', 'perform', 'problem'];

const mayDeclare = (text: string) =>
  [...text.matchAll(/from '@\/lib\/door\/([\w-]+)'/g)].some(
    ([, part = '']) => !NO_DECLARATION.includes(part),
  );

/** A way in under its name. `ask` answers or throws as the command or loader does. */
export type Way = {
  name: string;
  kind: 'command' | 'loader' | 'public';
  action: Action | null;
  ask(caller: Caller, input: object): Promise<unknown>;
};

/** Files below a folder of the project, as paths from its root. */
export function filesBelow(folder: string): string[] {
  return readdirSync(path.join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .map((name) => path.posix.join(folder, name.split(path.sep).join('/')))
    .sort();
}

/** The module of a file of the project. */
export function moduleOf(file: string): Promise<Record<string, unknown>> {
  return import(path.join(ROOT, file));
}

/**
 * Everything declared anywhere: each file of the house that imports one of the door's declarations
 * is loaded, whatever room it stands in and whatever it is called.
 */
export async function everyWay(): Promise<Way[]> {
  const files = ['lib', 'app', 'components'].flatMap(filesBelow);
  for (const file of files) {
    if (!/\.tsx?$/.test(file) || /\.test\.tsx?$|(^|\/)testing/.test(file)) continue;
    if (file.startsWith('lib/door/')) continue;
    if (mayDeclare(readFileSync(path.join(ROOT, file), 'utf8'))) await moduleOf(file);
  }
  const ask = (run: (caller: Caller, input: never) => Promise<unknown>) => {
    // Each parses its own input; what type it declares is unknown to a walk through all of them.
    return (caller: Caller, input: object) => run(caller, input as never);
  };
  return [
    ...declaredCommands().map((c) => ({ ...named(c, 'command'), action: c.action, ask: ask(c) })),
    ...declaredLoaders().map((l) => ({ ...named(l, 'loader'), action: l.action, ask: ask(l) })),
    ...declaredPublicCommands().map((p) => ({ ...named(p, 'public'), action: null, ask: ask(p) })),
  ];
}

const named = <K extends Way['kind']>({ name }: { name: string }, kind: K) => ({ name, kind });
