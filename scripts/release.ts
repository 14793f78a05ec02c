import { ROOT } from './tooling/rover-config.ts';
import { releaseVersion } from './tooling/release-version.ts';

/** `npm run release -- 1.2.3` */
try {
  const [version = ''] = process.argv.slice(2);
  releaseVersion(ROOT, version, new Date().toISOString().slice(0, 10));
  console.log(`Released ${version}. Publish it with: git push --follow-tags`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
