// @ts-check
// What must hold of package.json and its lock for an installation that is complete on every
// platform, the same everywhere, and not below a version with a known hole.

/**
 * A package.json, or one entry of a lock.
 * @typedef {object} Manifest
 * @property {string} [version]
 * @property {string} [resolved]
 * @property {boolean} [hasInstallScript]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 * @property {Record<string, boolean>} [allowScripts]
 */

/** @typedef {{ packages: Record<string, Manifest> }} Lock */

/**
 * Below these versions there are published holes: bypassed middleware and code execution in the
 * server components of Next.js and React; a sign-in by look-alike addresses in next-auth.
 */
export const FLOORS = {
  next: '16.2.6',
  react: '19.2.6',
  'react-dom': '19.2.6',
  'next-auth': '4.24.15',
};

/**
 * @param {Manifest} manifest
 * @param {Lock} lock
 * @returns {string[]} what is wrong, one line each
 */
export function packageProblems(manifest, lock) {
  return [
    ...missingPlatforms(lock),
    ...belowFloor(lock),
    ...undecidedScripts(manifest, lock),
    ...floatingVersions(manifest),
    ...namedHosts(lock),
  ];
}

/**
 * A lock that leaves out packages of other platforms makes `npm ci` fail on every one of them.
 * @param {Lock} lock
 */
function missingPlatforms({ packages }) {
  return Object.entries(packages).flatMap(([at, entry]) =>
    Object.keys(entry.optionalDependencies ?? {})
      .filter((name) => !isResolvable(packages, at, name))
      .map((name) => `the lock has no entry for ${name}, which ${at || 'the project'} may use`),
  );
}

/**
 * Whether a package is found from a place in the tree, in the way Node looks for it.
 * @param {Lock['packages']} packages
 * @param {string} from
 * @param {string} name
 */
function isResolvable(packages, from, name) {
  for (let at = from; ; at = at.slice(0, Math.max(0, at.lastIndexOf('node_modules/') - 1))) {
    if (`${at ? `${at}/` : ''}node_modules/${name}` in packages) return true;
    if (at === '') return false;
  }
}

/** @param {Lock} lock */
function belowFloor({ packages }) {
  return Object.entries(FLOORS).flatMap(([name, floor]) =>
    Object.entries(packages).flatMap(([at, { version = '0' }]) =>
      at.endsWith(`node_modules/${name}`) && isBelow(version, floor)
        ? [`${name} ${version} is below ${floor}, where a hole was closed`]
        : [],
    ),
  );
}

/**
 * @param {string} version
 * @param {string} floor
 */
export function isBelow(version, floor) {
  const numbers = (/** @type {string} */ text) =>
    text.split(/[-+]/)[0]?.split('.').map(Number) ?? [];
  const [mine, least] = [numbers(version), numbers(floor)];
  for (let n = 0; n < 3; n += 1) {
    const difference = (mine[n] ?? 0) - (least[n] ?? 0);
    if (difference !== 0) return difference < 0;
  }
  // A pre-release of the floor comes before it.
  return version.includes('-');
}

/**
 * Code that runs while installing is a decision, to be written down in `allowScripts`.
 * @param {Manifest} manifest
 * @param {Lock} lock
 */
function undecidedScripts({ allowScripts = {} }, { packages }) {
  return Object.entries(packages).flatMap(([at, entry]) => {
    const name = at.slice(at.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return entry.hasInstallScript && !(name in allowScripts)
      ? [`${name} runs a script when installed and is not in allowScripts`]
      : [];
  });
}

/** @param {Manifest} manifest */
function floatingVersions({ dependencies, devDependencies, optionalDependencies }) {
  return Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies }).flatMap(
    ([name, range]) =>
      /^(npm:(@?[\w./-]+)@)?\d+\.\d+\.\d+(-[\w.]+)?$/.test(range)
        ? []
        : [`${name} is asked for as "${range}"; pin one version`],
  );
}

/** @param {Lock} lock */
function namedHosts({ packages }) {
  return Object.entries(packages).flatMap(([at, { resolved }]) =>
    resolved ? [`the lock names a host for ${at}; see .npmrc`] : [],
  );
}
