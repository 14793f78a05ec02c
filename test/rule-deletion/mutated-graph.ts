import { composeServices } from '@apollo/composition';
import { parse } from 'graphql';
import { createLog } from '../../gateway/telemetry/log.ts';
import { type DevClaims, type DevIssuer, openDevIssuer } from '../../gateway/sign-in/dev-issuer.ts';
import { startGateway } from '../../gateway/start-gateway.ts';
import { findDemoSignIn } from '../../scripts/tooling/demo-sign-ins.ts';
import { readSubgraphs, type SubgraphSource } from '../../scripts/tooling/rover-config.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import type { Viewer } from '../../schema/contract/viewer.ts';
import { subgraphs } from '../../subgraphs/registry.ts';
import type { RunningSubgraph } from '../../subgraphs/shared/serve.ts';
import { DEMO_NOW } from '../../subgraphs/shared/demo.ts';
import { RAISED_RATES, RAISED_SETTINGS } from '../../scripts/tooling/raised-rates.ts';
import { askWith } from '../support/delegates.ts';
import { post } from '../support/graph.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import type { Mutant } from './mutants.ts';
import { OPEN_CLIENTS } from '../support/open-clients.ts';

const SECRET = 'the assertion secret of the mutants';

/** Sign-ins that the demo does not have. */
const MORE_SIGN_INS: Readonly<Record<string, DevClaims>> = {
  'H02 with scopes': {
    issuer: 'ma-login',
    subject: 'demo-bruno',
    scopes: ['documents:read', 'eligibility:read', 'hand-off:redeem'],
  },
  'H02 of yesterday': {
    issuer: 'ma-login',
    subject: 'demo-bruno',
    scopes: [],
    authenticatedAt: Math.floor(Date.now() / 1000) - 7200,
  },
};

/** Whoever is with H02 in an assisted session. */
const DELEGATE = 'delegate of H02';

type AnswerError = {
  readonly path?: readonly unknown[] | undefined;
  readonly extensions?: { readonly code?: string } | undefined;
};
export type Answer = {
  readonly data?: unknown;
  readonly errors?: readonly AnswerError[];
};

/** A graph whose gateway and subgraphs follow the same weakened rules. */
export type MutatedGraph = {
  /** @param signIn a demo sign-in, `anonymous`, or one of those above. Throws when the gateway refuses the supergraph */
  readonly askGateway: (signIn: string, query: string) => Promise<Answer>;
  /** @param viewer null: no assertion */
  readonly askSubgraph: (subgraph: string, viewer: Viewer | null, query: string) => Promise<Answer>;
  readonly stop: () => Promise<void>;
};

export type MutantStarter = {
  /** The gateway is not started before it is asked. */
  readonly start: (mutant: Mutant) => Promise<MutatedGraph>;
  readonly stop: () => Promise<void>;
};

/** The graph as it is, as if it were a mutant. */
export const UNCHANGED: Mutant = { place: 'nowhere', weakening: 'none', subgraphs: [], changes: [], sources: readSubgraphs() };

/** Subgraphs that no mutant changes are started once for all. */
export async function openMutantStarter(): Promise<MutantStarter> {
  const folder = temporaryFolder();
  const issuer = await openDevIssuer(folder.path);
  const unchanged = new Map<string, RunningSubgraph>();
  for (const { name } of subgraphs) unchanged.set(name, await startSubgraph(name));
  return {
    start: (mutant) => startMutant(mutant, unchanged, issuer),
    async stop() {
      await Promise.all([...unchanged.values()].map((running) => running.stop()));
      folder.remove();
    },
  };
}

async function startSubgraph(name: string, sdl?: string): Promise<RunningSubgraph> {
  const subgraph = subgraphs.find((candidate) => candidate.name === name);
  if (!subgraph) throw new Error(`There is no subgraph ${name}`);
  const options = { databaseUrl: 'sqlite::memory:', clock: () => DEMO_NOW, assertionKey: assertionKey(SECRET, name) };
  const settings = name === 'identity' ? RAISED_SETTINGS.identity : {};
  return subgraph.start({ ...options, settings, ...(sdl !== undefined && { sdl }) });
}

async function startMutant(
  mutant: Mutant,
  unchanged: ReadonlyMap<string, RunningSubgraph>,
  issuer: DevIssuer,
): Promise<MutatedGraph> {
  const changed = await Promise.all(
    mutant.sources.filter(({ name }) => mutant.subgraphs.includes(name)).map(({ name, sdl }) => startSubgraph(name, sdl)),
  );
  const running = new Map([...unchanged, ...changed.map((subgraph) => [subgraph.name, subgraph] as const)]);
  let started: ReturnType<typeof startMutatedGateway> | null = null;
  return {
    async askGateway(signIn, query) {
      const { ask } = await (started ??= startMutatedGateway(mutant, running, issuer));
      return ask(signIn, query);
    },
    async askSubgraph(name, viewer, query) {
      const key = assertionKey(SECRET, name);
      const assertion = viewer && signAssertion(viewer, name, key, Date.now() / 1000);
      return (await running.get(name)?.execute({ query }, assertion)) as Answer;
    },
    async stop() {
      const gateway = await started?.catch(() => null);
      await gateway?.stop();
      await Promise.all(changed.map((subgraph) => subgraph.stop()));
    },
  };
}

async function startMutatedGateway(mutant: Mutant, running: ReadonlyMap<string, RunningSubgraph>, issuer: DevIssuer) {
  const gateway = await startGateway({
    supergraphSdl: composeFast(mutant.sources),
    inProcess: new Map([...running].map(([name, { execute }]) => [name, execute])),
    filesInProcess: new Map([...running].map(([name, { openFile }]) => [name, openFile])),
    issuers: issuer.issuers,
    clients: OPEN_CLIENTS,
    assertionSecret: SECRET,
    introspection: false,
    log: createLog('silent'),
    audit: { append: () => Promise.resolve() },
    rateLimits: RAISED_RATES,
  });
  const url = await gateway.listen(0);
  const tokenOf = (signIn: string) =>
    issuer.token(MORE_SIGN_INS[signIn] ?? findDemoSignIn(signIn), Math.floor(Date.now() / 1000));
  let delegate: Promise<string> | null = null;
  const bearerOf = async (signIn: string): Promise<string> =>
    signIn === DELEGATE ? (delegate ??= startAssisted(url, await tokenOf('H02'))) : tokenOf(signIn);
  return {
    async ask(signIn: string, query: string): Promise<Answer> {
      return signIn === 'anonymous' ? post(url, { query }) : askWith(url, await bearerOf(signIn), query);
    },
    stop: gateway.stop,
  };
}

const START_ASSISTED = `mutation {
  startAssistedSession(input: { delegateName: "Wendy Helfer", delegateKind: NAVIGATOR, attestsPresence: true }) { token }
}`;

/** @returns the token of the delegate */
async function startAssisted(url: string, token: string): Promise<string> {
  const { data } = await askWith(url, token, START_ASSISTED);
  return (data as { startAssistedSession: { token: string } }).startAssistedSession.token;
}

/** Composition itself refuses the mutant, because a field would need less than what it requires (`@requires`). */
export class RefusedByComposition extends Error {}

/**
 * Composes without the proof that every query can be answered: rules do not change that, and it takes longest.
 * @throws RefusedByComposition
 */
export function composeFast(sources: readonly SubgraphSource[]): string {
  const services = sources.map(({ name, url, sdl }) => ({ name, url, typeDefs: parse(sdl) }));
  const { errors, supergraphSdl } = composeServices(services, { runSatisfiability: false });
  if (errors) throw new RefusedByComposition(errors.map(({ message }) => message).join('\n'));
  return supergraphSdl;
}
