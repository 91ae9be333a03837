// @ts-check
import {
  COMPONENTS_MAY,
  DOMAIN_ROOMS,
  DOORS,
  DOORWAYS,
  EMPTY_NAMES,
  FLOORS,
  GENERATED,
  IMPURE_PACKAGES,
  LINE_LIMIT,
  MAY_BEGIN,
  MAY_TOUCH_ENVIRONMENT,
  PURE,
  ROOM_FILES,
  SHARED_FILES,
  SURFACE_MAY_NOT,
  WITHOUT_DOOR,
} from './map.mjs';
import { floorOf, importsOf, isTest, roomOf, withoutTypes } from './sources.mjs';

/**
 * One source file as the rules see it.
 * @typedef {object} Source
 * @property {string} file path below the root
 * @property {string} text
 * @property {string} code text without comments
 * @property {string | undefined} room
 * @property {string[]} imports
 * @property {string[]} loads imports that remain at run time
 */

/** @typedef {(source: Source) => string[]} Rule */

const PURE_OR_KERNEL = [...(FLOORS[0] ?? []), ...PURE];

/** @type {Rule} every import leads to a lower floor or through a listed door */
const arrowsPointDown = ({ file, room, imports }) => {
  if (!room || isTest(file)) return [];
  if (floorOf(room) < 0) return [`${room} is not on the map of layers`];
  return imports.flatMap((target) => {
    const other = target.startsWith('package:') ? undefined : roomOf(target);
    if (!other || other === room) return [];
    if (target.startsWith('db/testing/')) return [`imports ${target}, which is for tests`];
    if (floorOf(other) < 0) return [`imports ${target}; ${other} is not on the map of layers`];
    if (floorOf(other) < floorOf(room)) return [];
    return isDoor(room, other, target) ? [] : [`imports ${target}, which is not below ${room}`];
  });
};

/**
 * @param {string} room
 * @param {string} other
 * @param {string} target
 */
function isDoor(room, other, target) {
  /** @type {Record<string, Record<string, string[]>>} */
  const doors = DOORS;
  return (doors[room]?.[other] ?? []).some((name) => startsAt(target, `${other}/${name}`));
}

/**
 * Whether a path is the file or lies in the folder of this name.
 * @param {string} target
 * @param {string} name
 */
const startsAt = (target, name) => target === name || target.startsWith(`${name}/`);

/** @type {Rule} pure rooms use the kernel, themselves, and packages that run anywhere */
const pureStaysPure = ({ file, room, imports }) => {
  if (!room || !PURE.includes(room) || isTest(file)) return [];
  return imports.flatMap((target) =>
    target.startsWith('package:') && IMPURE_PACKAGES.test(target.slice(8))
      ? [`imports ${target.slice(8)}; ${room} also runs in the browser and in the verifier`]
      : [],
  );
};

/** @type {Rule} what components and the browser load of a room holds no server code */
const sharedFilesStayLight = ({ file, room, loads }) => {
  if (!room || !(room in DOMAIN_ROOMS) || isTest(file)) return [];
  const part = file.slice(room.length + 1).replace(/(\.tsx?|\/.*)$/, '');
  if (!SHARED_FILES.includes(part)) return [];
  return loads.flatMap((target) => {
    if (target.startsWith('package:')) {
      return IMPURE_PACKAGES.test(target.slice(8))
        ? [`imports ${target.slice(8)}, a server's`]
        : [];
    }
    const other = roomOf(target) ?? '';
    return PURE_OR_KERNEL.includes(other) || isSharedFile(target) || isPlainPolicy(target)
      ? []
      : [`imports ${target}; ${part} is loaded by the browser`];
  });
};

/** @param {string} target */
const isSharedFile = (target) =>
  Object.keys(DOMAIN_ROOMS).some((room) =>
    SHARED_FILES.some((name) => startsAt(target, `${room}/${name}`)),
  );

/** @param {string} target */
const isPlainPolicy = (target) => COMPONENTS_MAY.includes(target);

/** @type {Rule} components take data and actions as properties */
const componentsTakeProps = ({ file, room, loads }) => {
  if (room !== 'components' || isTest(file)) return [];
  return loads.flatMap((target) => {
    const other = target.startsWith('package:') ? undefined : roomOf(target);
    if (!other || other === 'components' || isSharedFile(target)) return [];
    return COMPONENTS_MAY.some((name) => target.startsWith(name))
      ? []
      : [
          `imports ${target}; components use model, schema and dto of rooms and take actions as props`,
        ];
  });
};

/** @type {Rule} the URL surface leaves data, recording and sessions to the rooms */
const surfaceStaysThin = ({ file, room, imports }) => {
  if ((room !== 'app' && room !== 'components') || isTest(file)) return [];
  return imports.flatMap((target) =>
    Object.entries(SURFACE_MAY_NOT).flatMap(([other, excepted]) =>
      startsAt(target, other) && !excepted.some((name) => file.startsWith(name))
        ? [`imports ${target}; ${room} reaches ${other} through a room`]
        : [],
    ),
  );
};

/** @type {Rule} */
const requestsPassTheDoor = ({ file, imports }) => {
  if (!/^app\/(.*\/)?(route|actions)\.tsx?$/.test(file)) return [];
  if (WITHOUT_DOOR.some((name) => file.startsWith(name))) return [];
  const passes = imports.some((target) => DOORWAYS.some((door) => target.startsWith(door)));
  return passes ? [] : ['does not pass through the door (lib/door)'];
};

/** @type {Rule} only lib/access mints permission */
const grantsAreMinted = ({ file, room, code }) =>
  room && /\bas\s+Grant\b/.test(code) && !file.startsWith('lib/access/')
    ? ['casts to Grant; only lib/access may']
    : [];

/** @type {Rule} */
const transactionsAreFew = ({ file, room, code }) =>
  room &&
  /\.transaction\(|\b(sql|pool|sqlPool\(\)|tx|db|connection)\.begin\(/.test(code) &&
  !isTest(file) &&
  !MAY_BEGIN.some((name) => file.startsWith(name))
    ? ['opens a transaction; that is for the door and the rooms below it']
    : [];

/** @type {Rule} */
const surfaceHasNoSql = ({ room, code, imports }) => {
  if (room !== 'app' && room !== 'components') return [];
  const driver = imports.find((i) => /^package:(drizzle-orm|postgres)($|\/)/.test(i));
  return driver || /\bsql`/.test(code) ? ['holds SQL; queries belong to rooms'] : [];
};

/** @type {Rule} */
const environmentIsReadOnce = ({ file, room, code }) =>
  room &&
  /\bprocess\.env\b/.test(code) &&
  !isTest(file) &&
  !MAY_TOUCH_ENVIRONMENT.some((name) => file.startsWith(name))
    ? ['reads process.env; settings come from lib/kernel/env']
    : [];

/** @type {Rule} */
const filesAreShort = ({ file, text }) => {
  const lines = text.split('\n').length - (text.endsWith('\n') ? 1 : 0);
  return lines > LINE_LIMIT && !GENERATED.includes(file)
    ? [`has ${lines} lines; the limit is ${LINE_LIMIT}`]
    : [];
};

/** @type {Rule} */
const namesSaySomething = ({ file }) =>
  EMPTY_NAMES.test(file.split('/').at(-1) ?? '') ? ['has a name that says nothing'] : [];

/** @type {Rule} */
const roomFilesAreKnown = ({ file, room }) => {
  if (!room || !(room in DOMAIN_ROOMS)) return [];
  /** @type {Record<string, string[]>} */
  const rooms = DOMAIN_ROOMS;
  const extra = rooms[room] ?? [];
  const within = file.slice(room.length + 1);
  const name = within.replace(/(\.test)?\.tsx?$/, '');
  const folder = within.includes('/') ? `${within.split('/')[0]}/` : '';
  const folders = [...ROOM_FILES.map((f) => `${f}/`), ...extra];
  const isKnown = folder ? folders.includes(folder) : [...ROOM_FILES, ...extra].includes(name);
  // A test may be named for what it tells; it still lies in the room.
  return isKnown || isTest(file) ? [] : [`is not one of ${[...ROOM_FILES, ...extra].join(', ')}`];
};

/** @type {Rule[]} */
const RULES = [
  arrowsPointDown,
  pureStaysPure,
  sharedFilesStayLight,
  componentsTakeProps,
  surfaceStaysThin,
  requestsPassTheDoor,
  grantsAreMinted,
  transactionsAreFew,
  surfaceHasNoSql,
  environmentIsReadOnce,
  filesAreShort,
  namesSaySomething,
  roomFilesAreKnown,
];

/**
 * Everything wrong with a set of source files.
 * @param {Map<string, string>} sources text by path
 * @returns {string[]} one line each, path first
 */
export function violations(sources) {
  return [...sources].flatMap(([file, text]) => {
    const code = text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
    const source = { file, text, code, room: roomOf(file) };
    const imports = importsOf(file, code);
    const loads = importsOf(file, withoutTypes(code));
    return RULES.flatMap((rule) => rule({ ...source, imports, loads })).map(
      (what) => `${file}: ${what}`,
    );
  });
}

/**
 * Rooms of the map's own doors that lead back to themselves.
 * @param {Record<string, Record<string, string[]>>} doors
 * @returns {string[]}
 */
export function cycles(doors) {
  return Object.keys(doors).filter((room) => {
    const seen = new Set(Object.keys(doors[room] ?? {}));
    for (const next of seen) for (const after of Object.keys(doors[next] ?? {})) seen.add(after);
    return seen.has(room);
  });
}
