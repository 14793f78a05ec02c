import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { demoPasswords } from '../subgraphs/identity/feed.ts';
import { readProvidersConfig } from './providers/config.ts';
import { listDemoAccounts } from './providers/describe-providers.ts';
import { walkCodeFlow } from './providers/walk-code-flow.ts';
import { findDemoSignIn, listDemoSignIns } from './tooling/demo-sign-ins.ts';

/**
 * `npm run token -- H02`: prints a bearer token for a demo sign-in. Without a name, it lists the sign-ins. People sign in at the
 * provider on this machine; staff and partners get tokens from the development issuer.
 */
async function main(): Promise<void> {
  const { port, keysFolder } = readProvidersConfig();
  const [name] = process.argv.slice(2);
  if (name === undefined) {
    return console.log(`${listDemoSignIns()}\n\nWhat people type in at the providers:\n${listDemoAccounts()}`);
  }
  const claims = findDemoSignIn(name);
  const person = demoPasswords.find((account) => account.name.toLowerCase() === name.toLowerCase());
  if (person) return console.log(await signIn(`http://127.0.0.1:${person.issuer === 'ma-login' ? port : port + 1}`, person));
  const issuer = await openDevIssuer(keysFolder);
  console.log(await issuer.token(claims, Math.floor(Date.now() / 1000)));
}

async function signIn(issuer: string, { login, password }: { login: string; password: string }): Promise<string> {
  await fetch(`${issuer}/.well-known/openid-configuration`).catch(() => {
    // The remedy is the same for every cause.
    throw new Error(`No provider answers at ${issuer}. Start it with npm start, or with npm run start:providers.`);
  });
  return (await walkCodeFlow(issuer, login, password)).access_token;
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
