import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inProcessSource } from '../../gateway/sources/sources.ts';
import { createStandingCache } from '../../gateway/standing/standing-cache.ts';
import { createStandingReader } from '../../gateway/standing/standing-reader.ts';
import type { SignIn } from '../../schema/contract/viewer.ts';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import type { Accounts, Tables } from '../../subgraphs/identity/rows.ts';
import type { Store } from '../../subgraphs/identity/store.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { openDatabase } from '../../subgraphs/shared/database.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';

// Measures what 100 sign-outs a second cost 2,000 other viewers who are active: the requests to identity and the CPU time of
// finding standings, gateway and identity together. The sign-outs themselves are not counted:
// `node scripts/bench/standing-changes.ts [seconds]`. The clock is simulated. The script never fails; a person judges the result.

const SECONDS = Number(process.argv[2] ?? 60);
const VIEWERS = 2_000;
const REQUESTS_PER_SECOND = 1_000;
const SIGN_OUTS_PER_SECOND = 100;
const TICKS_PER_SECOND = 20;
const SECRET = 'the secret of the measurement';

const signInOf = (account: string, authenticatedAt: number): SignIn => ({
  kind: 'person',
  issuer: 'login-mass-gov',
  subject: account,
  provider: 'LOGIN_MASS_GOV',
  authenticatedAt,
  sessionId: 'bench',
  scopes: [],
});

const viewerOf = (number: number) => `viewer-${number % VIEWERS}`;

/** Adds an account for each viewer, linked to the head of a demo household of three. */
async function addAccounts(databaseUrl: string): Promise<void> {
  const database = await openDatabase<Tables>(databaseUrl, identity.name);
  for (let number = 0; number < VIEWERS; number += 1) {
    const id = viewerOf(number);
    const profile = { firstName: 'Irma', lastName: 'Sample', email: `${id}@example.org`, emailVerified: 1 } as const;
    const account: Accounts = {
      id,
      issuer: 'login-mass-gov',
      subject: id,
      provider: 'LOGIN_MASS_GOV',
      createdOn: '2026-01-01',
      ...profile,
    };
    await database.insertInto('accounts').values(account).execute();
    const link = {
      accountId: id,
      kind: 'MASSHEALTH',
      state: 'LINKED',
      method: 'SSN',
      linkedAt: null,
      personId: 'p0401',
    } as const;
    await database.insertInto('links').values(link).execute();
  }
  await database.destroy();
}

type Figures = { readonly questions: number; readonly cpuSeconds: number };

async function measure(folder: string, signOuts: number): Promise<Figures> {
  let now = Date.now();
  const begun = now / 1000;
  const databaseUrl = `sqlite:${join(folder, `${signOuts}.db`)}`;
  const clocks = { clock: () => DEMO_NOW, wallClock: () => now };
  const running = await identity.start({ databaseUrl, assertionKey: assertionKey(SECRET, identity.name), ...clocks });
  await addAccounts(databaseUrl);
  const source = inProcessSource(running.execute);
  let questions = 0;
  const send: typeof source.send = (...fetch) => {
    questions += 1;
    return source.send(...fetch);
  };
  const cache = createStandingCache(createStandingReader({ send }, SECRET), null, () => now);
  let [asked, left, cpu] = [0, 0, 0];
  const second = async () => {
    for (let tick = 0; tick < TICKS_PER_SECOND; tick += 1, now += 1000 / TICKS_PER_SECOND) {
      const before = process.cpuUsage();
      for (let count = 0; count < REQUESTS_PER_SECOND / TICKS_PER_SECOND; count += 1) {
        await cache.find(signInOf(viewerOf((asked += 1)), begun), now);
      }
      const { user, system } = process.cpuUsage(before);
      cpu += user + system;
      for (let count = 0; count < signOuts / TICKS_PER_SECOND; count += 1) {
        const leaver = `leaver-${(left += 1)}`;
        await (running.store as Store).signOut(signInOf(leaver, begun), leaver);
      }
    }
  };
  // The first minute is not measured. In it the gateway requests every standing, and Node compiles the code.
  for (let passed = 0; passed < 60; passed += 1) await second();
  [questions, cpu] = [0, 0];
  for (let passed = 0; passed < SECONDS; passed += 1) await second();
  await running.stop();
  return { questions, cpuSeconds: cpu / 1_000_000 };
}

const folder = mkdtempSync(join(tmpdir(), 'standing-changes-'));
try {
  const none = await measure(folder, 0);
  const many = await measure(folder, SIGN_OUTS_PER_SECOND);
  const requests = SECONDS * REQUESTS_PER_SECOND;
  const line = (name: string, { questions, cpuSeconds }: Figures) =>
    `${name.padEnd(24)}${String(questions).padStart(9)} questions ${((cpuSeconds / requests) * 1e6).toFixed(1).padStart(9)} us CPU a request`;
  console.log(`${VIEWERS} viewers, ${REQUESTS_PER_SECOND} requests a second, ${SECONDS} seconds`);
  console.log(line('no sign-outs', none));
  console.log(line(`${SIGN_OUTS_PER_SECOND} sign-outs a second`, many));
  const ratio = (of: keyof Figures) => (many[of] / none[of]).toFixed(2);
  console.log(`ratio: questions ${ratio('questions')}, CPU ${ratio('cpuSeconds')} (goal: at most 1.2)`);
} finally {
  rmSync(folder, { recursive: true, force: true });
}
