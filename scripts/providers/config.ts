import { checkGateway, GATEWAY_SHAPE } from '../../gateway/config.ts';
import {
  describeVariables,
  integer,
  type Problem,
  readVariables,
  url,
  type Variable,
} from '../../schema/contract/configuration.ts';

import { type ServerConfig, serverOf } from '../../schema/contract/server-variables.ts';

/** How far the providers' ports are from the graph's. */
const DISTANCE = 201;

const PROVIDERS_SHAPE = {
  PROVIDERS_PORT: integer(0, 65_534)
    .optional()
    .meta({
      description: 'Where MA Login listens, and login.mass.gov on the next port; 0 takes free ones.',
      default: `PORT + ${DISTANCE}`,
    }),
  GRAPH_URL: url('http', 'https').optional().meta({
    description: 'The graph at which the providers make accounts, when they run in a process of their own.',
    default: 'http://127.0.0.1:<PORT>/graphql',
  }),
};

/** The environment variables of the embedded providers, in addition to the gateway's. */
export const PROVIDERS_VARIABLES: readonly Variable[] = describeVariables(PROVIDERS_SHAPE);

export type ProvidersConfig = {
  /** The port of MA Login. login.mass.gov uses the next port. With 0 both use free ports. */
  readonly port: number;
  readonly keysFolder: string;
  /** Where accounts are created. */
  readonly graphUrl: string;
  readonly assertionSecret: string;
  /** How the process ends. */
  readonly server: Pick<ServerConfig, 'drain'>;
};

/**
 * Reads the environment of the embedded providers, which includes the gateway's.
 *
 * @throws ConfigurationError that names every problem at once; in production, where there are no embedded providers
 */
export function readProvidersConfig(env: NodeJS.ProcessEnv = process.env): ProvidersConfig {
  const values = readVariables({ ...GATEWAY_SHAPE, ...PROVIDERS_SHAPE }, env, (read, problem) => {
    if (read.NODE_ENV === 'production')
      problem('NODE_ENV', 'must not be production, because this program serves demo households');
    checkGateway(read, problem);
    checkPorts(read, problem);
  });
  const { PORT, PROVIDERS_PORT = PORT === 0 ? 0 : PORT + DISTANCE } = values;
  return {
    port: PROVIDERS_PORT,
    keysFolder: values.DEV_ISSUER_DIR,
    graphUrl: values.GRAPH_URL ?? `http://127.0.0.1:${PORT}/graphql`,
    server: serverOf(values),
    assertionSecret: values.ASSERTION_KEYS?.[0] ?? values.ASSERTION_SECRET,
  };
}

type Ports = { readonly PORT: number; readonly PROVIDERS_PORT: number | undefined };

function checkPorts({ PORT = 0, PROVIDERS_PORT }: Partial<Ports>, problem: Problem<keyof Ports>): void {
  if (PORT === 0) return;
  const port = PROVIDERS_PORT ?? PORT + DISTANCE;
  if (port > 65_534) problem('PROVIDERS_PORT', `must be set: PORT + ${DISTANCE} is too high`);
  if (port === PORT || port + 1 === PORT) problem('PROVIDERS_PORT', 'would take PORT, which is the port of the graph');
}
