import { join } from 'node:path';
import { collectAudit } from './collect-audit.ts';
import { createLog } from '../../gateway/telemetry/log.ts';
import { openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { type GatewayOptions, startGateway } from '../../gateway/start-gateway.ts';
import { assertionKey } from '../../schema/contract/viewer-assertion.ts';
import { supergraphSdl } from './composed.ts';
import type { Mail } from '../../subgraphs/identity/settings/settings.ts';
import identity from '../../subgraphs/identity/subgraph.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { codeIn, dump, MORNING } from './account-desk.ts';
import { openFront } from './counting-front.ts';
import { demoBearers } from './demo-bearers.ts';
import { type GraphAnswer, post } from './graph.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { OPEN_CLIENTS } from './open-clients.ts';
import { PATIENT } from './patience.ts';

const SECRET = 'the assertion secret of the tests';

/** The client address and the demo sign-in of a request; without `as` it has no sign-in. */
export type Asking = { readonly as?: string; readonly from?: string; readonly headers?: Readonly<Record<string, string>> };

/**
 * A gateway over identity, which stores its tables in a file and is reached through a proxy that counts requests. By default the
 * gateway trusts the client address of a proxy, so that every test can have its own.
 */
export async function openGuessedGraph(options: Partial<GatewayOptions> = {}) {
  const folder = temporaryFolder();
  const file = join(folder.path, 'identity.db');
  const clock = { now: MORNING };
  const mails: Mail[] = [];
  const logLines: string[] = [];
  const audit = collectAudit();
  const wallClock = () => clock.now;
  const subgraph = await identity.start({
    databaseUrl: `sqlite:${file}`,
    assertionKey: assertionKey(SECRET, 'identity'),
    clock: () => DEMO_NOW,
    wallClock,
    settings: { sendMail: (mail) => Promise.resolve(void mails.push(mail)) },
  });
  const front = await openFront(await subgraph.listen(0));
  const issuer = await openDevIssuer(folder.path);
  const gateway = await startGateway({
    supergraphSdl,
    issuers: issuer.issuers,
    clients: OPEN_CLIENTS,
    ...PATIENT,
    assertionSecret: SECRET,
    routes: new Map([['identity', front.url]]),
    introspection: false,
    trustProxy: true,
    log: createLog('debug', (line) => logLines.push(line)),
    audit,
    clock: wallClock,
    ...options,
  });
  const url = await gateway.listen(0);
  const bearers = demoBearers(issuer, wallClock);
  return {
    url,
    clock,
    /** @param authenticatedAt milliseconds since 1970 */
    token: bearers.anew,
    /** @returns how many requests for this mutation reached identity */
    reached: front.reached,
    /** @returns the rows of identity's tables, by table */
    dump: () => dump(file),
    /** Everything that was logged and audited. */
    written: () => logLines.join('') + audit.text(),
    /** Posts a text as it is, or an object as JSON. */
    async ask(body: string | object, { as, from = '192.0.2.1', headers }: Asking = {}): Promise<GraphAnswer> {
      return post(url, body, { 'x-forwarded-for': from, ...(await bearers.headersOf(as)), ...headers });
    },
    /** @returns the last code sent to an address */
    async codeSentTo(address: string): Promise<string> {
      await subgraph.store.sendDueMail();
      return String(codeIn(mails.findLast(({ to }) => to === address)?.text));
    },
    async stop(): Promise<void> {
      for (const part of [gateway, front, subgraph]) await part.stop();
      folder.remove();
    },
  };
}

export type GuessedGraph = Awaited<ReturnType<typeof openGuessedGraph>>;
