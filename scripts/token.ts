import { readConfig } from '../gateway/config.ts';
import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { findDemoSignIn, listDemoSignIns } from './tooling/demo-sign-ins.ts';

/** `npm run token -- H02`: prints a bearer token for a demo sign-in; without a name, lists them. */
async function main(): Promise<void> {
  const { devIssuerDir } = readConfig();
  if (devIssuerDir === null) throw new Error('There are no demo sign-ins in production');
  const [name] = process.argv.slice(2);
  if (name === undefined) return console.log(listDemoSignIns());
  const issuer = await openDevIssuer(devIssuerDir);
  console.log(await issuer.token(findDemoSignIn(name), Math.floor(Date.now() / 1000)));
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
