import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** npm writes this as the last step of an install: it lists the packages that are there. */
const INSTALLED = 'node_modules/.package-lock.json';
/** The Node that the program runs on; an install script of the package `node` puts it there. */
const NODE = 'node_modules/.bin/node';

/**
 * @param root the folder of package-lock.json
 * @param scope `all` packages, or those of the `runtime`: without development packages
 * @returns paths of packages that are not there as package-lock.json has them
 */
export function missingPackages(root, scope) {
  const installed = readPackages(root, INSTALLED);
  const isThere = (path, { version, optional, devOptional }) => {
    const own = installed[path];
    // npm leaves out optional packages of other platforms.
    if (own === undefined) return optional || devOptional;
    return own.version === version && existsSync(join(root, path, 'package.json'));
  };
  const wanted = Object.entries(readPackages(root, 'package-lock.json')).filter(
    ([path, { dev }]) => path !== '' && !(scope === 'runtime' && dev),
  );
  const missing = wanted.filter(([path, entry]) => !isThere(path, entry)).map(([path]) => path);
  return missing.length === 0 && !existsSync(join(root, NODE)) ? [NODE] : missing;
}

/** Whether packages were installed by `npm ci --omit=dev`. */
export function isWithoutDevPackages(root) {
  const installed = Object.values(readPackages(root, INSTALLED));
  return installed.length > 0 && installed.every(({ dev }) => !dev);
}

function readPackages(root, path) {
  const file = join(root, path);
  if (!existsSync(file)) return {};
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch (error) {
    // After a power failure the file may be empty: then nothing is known to be installed.
    if (path === INSTALLED) return {};
    throw new Error(`${path} cannot be read: ${error.message}`, { cause: error });
  }
}
