import { z } from 'zod';
import { readConfig as readGatewayConfig } from '../../gateway/config.ts';

const environment = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  PROVIDERS_PORT: z.coerce.number().int().min(0).max(65_534).optional(),
  GRAPH_URL: z.url({ protocol: /^https?$/ }).optional(),
});

export type ProvidersConfig = {
  /** MA Login listens there, and login.mass.gov on the next port; 0: both on free ones. */
  readonly port: number;
  readonly keysFolder: string;
  /** Where accounts are made. */
  readonly graphUrl: string;
  readonly assertionSecret: string;
};

/** How far the providers' ports are from the graph's. */
const DISTANCE = 201;

/**
 * Parses the environment of the embedded providers.
 *
 * @throws Error that names every problem at once; in production, where there are no embedded providers
 */
export function readProvidersConfig(env: NodeJS.ProcessEnv = process.env): ProvidersConfig {
  const { devIssuerDir, assertionSecret } = readGatewayConfig(env);
  if (devIssuerDir === null) throw new Error('The embedded providers are for demonstrations: there are none in production');
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`The configuration is not valid:\n${z.prettifyError(parsed.error)}`);
  const { PORT, PROVIDERS_PORT = PORT === 0 ? 0 : PORT + DISTANCE, GRAPH_URL } = parsed.data;
  return {
    port: PROVIDERS_PORT,
    keysFolder: devIssuerDir,
    graphUrl: GRAPH_URL ?? `http://127.0.0.1:${PORT}/graphql`,
    assertionSecret,
  };
}
