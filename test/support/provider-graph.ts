import { createLog } from '../../gateway/telemetry/log.ts';
import { supergraphSdl } from './composed.ts';
import type { Both } from '../../scripts/providers/start-both.ts';
import { startWithProviders } from '../../scripts/providers/start-with-graph.ts';
import type { Mail } from '../../subgraphs/identity/settings/settings.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { type GraphAnswer, post } from './graph.ts';
import { findLeaks } from './leak-scan.ts';
import { temporaryFolder } from './temporary-folder.ts';
import { OPEN_CLIENTS } from './open-clients.ts';
import { PATIENT } from './patience.ts';

/** The whole graph with the two providers in this process, each on a free port. */
export type ProviderGraph = {
  readonly url: string;
  readonly providers: Both;
  readonly logLines: readonly string[];
  /** Sends a request with an access token of one of the providers, or without one. */
  readonly ask: (token: string | null, query: string, variables?: Record<string, unknown>) => Promise<GraphAnswer>;
  readonly stop: () => Promise<void>;
};

/** @param sendMail sends identity's messages. Stop it after use */
export async function startProviderGraph(sendMail: (mail: Mail) => Promise<void>): Promise<ProviderGraph> {
  const folder = temporaryFolder();
  const logLines: string[] = [];
  const all = await startWithProviders({
    providers: { port: 0, keysFolder: folder.path },
    supergraphSdl,
    databaseUrl: 'sqlite::memory:',
    dataClock: () => DEMO_NOW,
    settings: { identity: { sendMail } },
    issuers: [],
    clients: OPEN_CLIENTS,
    ...PATIENT,
    assertionSecret: 'the assertion secret of the tests',
    introspection: true,
    log: createLog('info', (line) => logLines.push(line)),
    audit: { append: async () => undefined },
  });
  const url = await all.listen(0);
  return {
    url,
    providers: all.providers,
    logLines,
    ask: (token, query, variables = {}) =>
      post(url, { query, variables }, token === null ? {} : { authorization: `Bearer ${token}` }),
    async stop() {
      await all.stop();
      folder.remove();
      const leaks = findLeaks(logLines.join(''), null);
      if (leaks.length > 0) throw new Error(`In the log stands what must not be there: ${leaks.join(', ')}`);
    },
  };
}
