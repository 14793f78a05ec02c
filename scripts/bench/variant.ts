import type { Usage } from './answer-parent.ts';
import type { Cores } from './cores.ts';
import { FOUR_TABS_QUERY } from './four-tabs-query.ts';
import type { Target } from './send-load.ts';

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

/** A gateway to compare, and the request sent to it. */
export type Variant = Target & {
  /** Whether it shares a process with another variant, which would get to know its viewers. */
  readonly isSecondWay?: boolean;
  /** @returns what its process has used so far */
  readonly usage: () => Promise<Usage>;
  /** Sends its process a message. */
  readonly tell: (message: unknown) => Promise<unknown>;
};

export type Variants = {
  readonly variants: readonly Variant[];
  /** What was asked for and cannot run here, and why. */
  readonly missing: readonly { readonly name: string; readonly why: string }[];
};

/** Whatever has been started is put there, so that it is stopped whatever happens. */
export type Started = { readonly stop: () => Promise<void> }[];

export type StartContext = {
  readonly settings: GatewaySettings;
  readonly redisUrl: string;
  readonly cores: Cores | null;
  readonly started: Started;
};

/** The request as a document. */
export const DOCUMENT = JSON.stringify({ query: FOUR_TABS_QUERY, operationName: 'FourTabs', variables: {} });
