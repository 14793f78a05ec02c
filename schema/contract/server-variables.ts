import { integer, type Problem, text } from './configuration.ts';
import { certificateFile, pairOf, privateKeyFile, type ServerTls } from './tls.ts';

/** How long an idle connection is kept, in milliseconds: longer than the 60 seconds that load balancers usually keep it. */
export const KEEP_ALIVE_MS = 65_000;

/** The variables of every process that serves: where it listens, its certificate, and how it ends. */
export const SERVER_VARIABLES = {
  HOST: text('an address or name of this machine')
    .default('127.0.0.1')
    .meta({ description: 'The address that it listens on.', example: '0.0.0.0' }),
  TLS_CERT_FILE: certificateFile().optional().meta({
    description: 'The certificate of the server, and those of authorities in between. With it the process serves HTTPS alone.',
    example: '/run/tls/tls.crt',
  }),
  TLS_KEY_FILE: privateKeyFile()
    .optional()
    .meta({ description: 'The private key of that certificate.', example: '/run/tls/tls.key' }),
  MANAGEMENT_PORT: integer(1, 65_535).optional().meta({
    description:
      'A port for `/live`, `/ready`, `/metrics` and `/log-level`, over HTTP. Never let clients reach it. Without it there is none.',
    example: '9090',
  }),
  MANAGEMENT_HOST: text('an address or name of this machine').optional().meta({
    description: 'The address of that port.',
    default: 'that of HOST',
  }),
  KEEP_ALIVE_MS: integer(1_000, 3_600_000).default(KEEP_ALIVE_MS).meta({
    description:
      'Milliseconds that an idle connection is kept. More than a load balancer in front keeps it, which else sends requests into closing connections.',
  }),
  DRAIN_DELAY_MS: integer(0, 600_000).optional().meta({
    description:
      'After SIGTERM, milliseconds in which requests are still accepted while `/ready` says no, so that load balancers notice.',
    default: '0, in production 5000',
  }),
  DRAIN_TIMEOUT_MS: integer(0, 600_000).default(20_000).meta({
    description: 'Then milliseconds at most for what is under way. After that, or at a second signal, the process ends.',
  }),
};

type Values = {
  readonly NODE_ENV?: string;
  readonly HOST: string;
  readonly TLS_CERT_FILE?: string | undefined;
  readonly TLS_KEY_FILE?: string | undefined;
  readonly MANAGEMENT_PORT?: number | undefined;
  readonly MANAGEMENT_HOST?: string | undefined;
  readonly KEEP_ALIVE_MS: number;
  readonly DRAIN_DELAY_MS?: number | undefined;
  readonly DRAIN_TIMEOUT_MS: number;
};

/** How long a process takes to end, in milliseconds. */
export type DrainTimes = {
  /** In which it still accepts requests, and is not ready. */
  readonly delayMs: number;
  /** For the requests under way, after that. */
  readonly timeoutMs: number;
};

export type ServerConfig = {
  readonly host: string;
  /** Null: HTTP. */
  readonly tls: ServerTls | null;
  /** Null: there is no management port. */
  readonly management: { readonly port: number; readonly host: string } | null;
  /** How long an idle connection is kept, in milliseconds. */
  readonly keepAliveMs: number;
  readonly drain: DrainTimes;
};

/** @param clientCa see `ServerTls` */
export const serverOf = (values: Values, clientCa: string | null = null): ServerConfig => {
  const pair = pairOf(values.TLS_CERT_FILE, values.TLS_KEY_FILE);
  const { MANAGEMENT_PORT: port, MANAGEMENT_HOST: managementHost = values.HOST } = values;
  return {
    host: values.HOST,
    tls: pair && { ...pair, clientCa },
    management: port === undefined ? null : { port, host: managementHost },
    keepAliveMs: values.KEEP_ALIVE_MS,
    drain: {
      delayMs: values.DRAIN_DELAY_MS ?? (values.NODE_ENV === 'production' ? 5_000 : 0),
      timeoutMs: values.DRAIN_TIMEOUT_MS,
    },
  };
};

/** Reports a certificate without its key, and a management port that is the public one. */
export function checkServer(
  values: Partial<Values> & { readonly PORT?: number },
  problem: Problem<'TLS_CERT_FILE' | 'TLS_KEY_FILE' | 'MANAGEMENT_PORT'>,
): void {
  const names = ['TLS_CERT_FILE', 'TLS_KEY_FILE'] as const;
  pairOf(values.TLS_CERT_FILE, values.TLS_KEY_FILE, (index, wrong) => problem(names[index], wrong));
  if (values.MANAGEMENT_PORT !== undefined && values.MANAGEMENT_PORT === values.PORT)
    problem('MANAGEMENT_PORT', 'is PORT, which clients reach');
}
