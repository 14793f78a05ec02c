import { parseArgs } from 'node:util';
import { openDevIssuer } from '../gateway/sign-in/dev-issuer.ts';
import { demoPasswords } from './demo/identity.ts';
import { readProvidersConfig } from './providers/config.ts';
import { listDemoAccounts } from './providers/describe-providers.ts';
import { walkCodeFlow } from './providers/walk-code-flow.ts';
import { findDemoSignIn, listDemoSignIns } from './tooling/demo-sign-ins.ts';

const PROVIDERS = ['ma-login', 'login-mass-gov'] as const;
const FLAGS = {
  subject: { type: 'string' },
  issuer: { type: 'string', default: 'ma-login' },
  help: { type: 'boolean' },
} as const;
const USAGE = `usage: npm run --silent token -- NAME                   prints a bearer token for a demo sign-in, as H02
       npm run --silent token                           lists the demo sign-ins
       npm run --silent token -- --subject SUBJECT      prints one for any subject, as of a person who was loaded by a feed
                                 [--issuer ISSUER]      ${PROVIDERS.join(' or ')}; ma-login unless it is given`;

/**
 * `npm run token -- H02`: prints a bearer token for a demo sign-in. Without a name, it lists the sign-ins. People sign in at the
 * provider on this machine; staff and partners get tokens from the development issuer. `npm run token -- --subject SUBJECT` prints
 * one for any subject of MA Login, and with `--issuer login-mass-gov` of login.mass.gov: for people who were loaded by a feed.
 */
async function main(): Promise<void> {
  const { positionals, values } = parseArgs({ options: FLAGS, allowPositionals: true });
  const [name] = positionals;
  if (values.help) return console.log(USAGE);
  const { port, keysFolder } = readProvidersConfig();
  if (values.subject !== undefined) return console.log(await tokenOf(keysFolder, values.subject, values.issuer));
  if (name === undefined) {
    return console.log(`${listDemoSignIns()}\n\nWhat people type in at the providers:\n${listDemoAccounts()}`);
  }
  const claims = findDemoSignIn(name);
  const person = demoPasswords.find((account) => account.name.toLowerCase() === name.toLowerCase());
  if (person) return console.log(await signIn(`http://127.0.0.1:${person.issuer === 'ma-login' ? port : port + 1}`, person));
  const issuer = await openDevIssuer(keysFolder);
  console.log(await issuer.token(claims, Math.floor(Date.now() / 1000)));
}

async function tokenOf(keysFolder: string, subject: string, named: string): Promise<string> {
  const issuer = PROVIDERS.find((provider) => provider === named);
  if (issuer === undefined) throw new Error(`--issuer must be one of: ${PROVIDERS.join(', ')}`);
  const development = await openDevIssuer(keysFolder);
  return development.token({ issuer, subject, scopes: [] }, Math.floor(Date.now() / 1000));
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
