import { parse, print } from 'graphql';
import { hashBody } from '../../gateway/operations/hash-body.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';
import { type BenchProcess, startProcess } from './start-process.ts';

const DOCUMENT = JSON.stringify({ query: FOUR_TABS_QUERY, operationName: 'FourTabs', variables: {} });
/** The request by id. The registered document is the printed form of the query. */
const ID = JSON.stringify({ documentId: `sha256:${hashBody(print(parse(FOUR_TABS_QUERY)))}`, variables: {} });

/** A gateway to compare, and the request sent to it. Ours is measured with both kinds of request that a front end may send. */
export const ASKED = {
  ours: { gateway: 'ours', body: ID },
  'ours, ad hoc': { gateway: 'ours', body: DOCUMENT },
  stock: { gateway: 'stock', body: DOCUMENT },
  'hand-written': { gateway: 'hand-written', body: DOCUMENT },
} as const;
export type Variant = keyof typeof ASKED;
export const VARIANTS = Object.keys(ASKED) as readonly Variant[];

const GATEWAYS = ['ours', 'stock', 'hand-written'] as const;
export type Gateway = (typeof GATEWAYS)[number];

/** The settings of each gateway. */
export type GatewaySettings = {
  readonly supergraphSdl: string;
  /** The same without the security features, which ApolloGateway rejects. */
  readonly plainSupergraphSdl: string;
  /** The URL of each subgraph, by name. */
  readonly routes: Readonly<Record<string, string>>;
  /** The secret behind viewer assertions. */
  readonly secret: string;
  /** Where the development issuer keeps its key. */
  readonly issuerFolder: string;
};

/** @param profileFolder where our gateway's CPU profile is written when it ends; null writes none */
export async function startGateways(
  settings: GatewaySettings,
  profileFolder: string | null,
): Promise<ReadonlyMap<Gateway, BenchProcess>> {
  const profile = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const start = async (gateway: Gateway) =>
    [gateway, await startProcess(`${gateway}-process.ts`, settings, gateway === 'ours' ? profile : [])] as const;
  return new Map(await Promise.all(GATEWAYS.map(start)));
}
