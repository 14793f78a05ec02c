import { type BenchProcess, startProcess } from './start-process.ts';

/** What is compared. */
export const VARIANTS = ['ours', 'stock', 'hand-written'] as const;
export type Variant = (typeof VARIANTS)[number];

/** What each of the three is told. */
export type GatewaySettings = {
  readonly supergraphSdl: string;
  /** The same without the security features, which ApolloGateway refuses. */
  readonly plainSupergraphSdl: string;
  /** The URL of each subgraph, by name. */
  readonly routes: Readonly<Record<string, string>>;
  /** The secret behind viewer assertions. */
  readonly secret: string;
  /** Where the development issuer keeps its key. */
  readonly issuerFolder: string;
};

/** @param profileFolder where our gateway's CPU profile is written when it ends; null: none is made */
export async function startVariants(
  settings: GatewaySettings,
  profileFolder: string | null,
): Promise<ReadonlyMap<Variant, BenchProcess>> {
  const profile = profileFolder === null ? [] : ['--cpu-prof', `--cpu-prof-dir=${profileFolder}`];
  const start = async (variant: Variant) =>
    [variant, await startProcess(`${variant}-process.ts`, settings, variant === 'ours' ? profile : [])] as const;
  return new Map(await Promise.all(VARIANTS.map(start)));
}
