import { z } from 'zod';
import type { IssuerSettings } from './sign-in/configured-issuers.ts';
import type { StaffSignIn } from './playground/staff-sign-in.ts';
import { checkIssuers, ISSUER_VARIABLES, issuersOf } from './sign-in/issuer-environment.ts';

const DEVELOPMENT_SECRET = 'development-only-assertion-secret';

const flag = z.stringbool().default(false);
/** Undefined when it is not set; `flag.optional()` would be false then. */
const choice = z.stringbool().optional();

const environment = z
  .object({
    NODE_ENV: z.enum(['development', 'test', 'production']).default('development'),
    PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
    HOST: z.string().default('127.0.0.1'),
    SUPERGRAPH: z.string().default('schema/supergraph.graphql'),
    FORCE_SUPERGRAPH: z.string().min(1).optional(),
    CLIENTS: z.string().default('schema/clients.yaml'),
    OPERATIONS: z.enum(['files', 'redis']).optional(),
    REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
    ASSERTION_SECRET: z.string().min(32).default(DEVELOPMENT_SECRET),
    INTROSPECTION: choice,
    REJECT_DENIED: flag,
    TRUST_PROXY: flag,
    EXECUTOR: z.enum(['own', 'apollo']).default('own'),
    DEV_ISSUER_DIR: z.string().default('.data'),
    AUDIT_FILE: z.string().min(1).optional(),
    AUDIT_SYNC: choice,
    PLAYGROUND: choice,
    PLAYGROUND_CLIENT_ID: z.string().min(1).default('myservices-playground'),
    PLAYGROUND_SCOPE: z.string().min(1).default('openid graph'),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    ...ISSUER_VARIABLES,
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV === 'production' && env.ASSERTION_SECRET === DEVELOPMENT_SECRET) {
      context.addIssue({ code: 'custom', path: ['ASSERTION_SECRET'], message: 'must be set in production' });
    }
    if (env.NODE_ENV === 'production' && env.AUDIT_FILE === undefined) {
      context.addIssue({ code: 'custom', path: ['AUDIT_FILE'], message: 'must be set in production' });
    }
    if (env.OPERATIONS === 'redis' && env.REDIS_URL === undefined) {
      context.addIssue({ code: 'custom', path: ['OPERATIONS'], message: 'redis needs a REDIS_URL' });
    }
    if (env.NODE_ENV === 'production' && env.PLAYGROUND && env.STAFF_ISSUER === undefined) {
      context.addIssue({ code: 'custom', path: ['PLAYGROUND'], message: 'needs STAFF_ISSUER in production' });
    }
    const problem = (name: string, message: string) => context.addIssue({ code: 'custom', path: [name], message });
    checkIssuers(env, env.NODE_ENV === 'production', problem);
  });

/** The configuration of a gateway process. */
export type GatewayConfig = {
  readonly production: boolean;
  readonly port: number;
  readonly host: string;
  /** File of the composed supergraph; watched. */
  readonly supergraph: string;
  /** Why registered operations that do not fit the supergraph are left out; null: what they do not fit is refused. */
  readonly force: string | null;
  /** File of the clients and their modes. */
  readonly clients: string;
  /** Whether registered operations are shared in Redis, or read from the files that the clients' file names. */
  readonly operations: 'files' | 'redis';
  /** Null: what several gateways would share is kept in this process. */
  readonly redisUrl: string | null;
  /** The secret behind viewer assertions. */
  readonly assertionSecret: string;
  readonly introspection: boolean;
  /** Reject a whole operation of which any field is denied, instead of answering null there. */
  readonly rejectDenied: boolean;
  /** Whether a proxy of ours stands in front and tells the client's address. */
  readonly trustProxy: boolean;
  /** Who executes plans; `apollo` is the reference. */
  readonly executor: 'own' | 'apollo';
  /** Where the development issuer keeps its key; null in production, where there is no such issuer. */
  readonly devIssuerDir: string | null;
  /** Whose tokens are taken, beside the development issuer's. */
  readonly issuers: readonly IssuerSettings[];
  /** File of the audit record, appended to; kept for six years. */
  readonly auditFile: string;
  /** Whether a record counts as written only when the disk has it. */
  readonly auditSync: boolean;
  /** Whether the playground is served, and where the staff signs in to it. */
  readonly playground: { readonly staff: StaffSignIn | null } | null;
  readonly logLevel: string;
};

/** ApolloGateway reports to its maker unless the environment says otherwise (pitfall 19). */
export function forbidTelemetry(): void {
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1';
}

/**
 * Parses the environment once.
 *
 * @throws Error that names every problem at once
 */
export function readConfig(env: NodeJS.ProcessEnv = process.env): GatewayConfig {
  const parsed = environment.safeParse(env);
  if (!parsed.success) throw new Error(`The configuration is not valid:\n${z.prettifyError(parsed.error)}`);
  const { data } = parsed;
  const production = data.NODE_ENV === 'production';
  return {
    production,
    port: data.PORT,
    host: data.HOST,
    supergraph: data.SUPERGRAPH,
    force: data.FORCE_SUPERGRAPH ?? null,
    clients: data.CLIENTS,
    operations: data.OPERATIONS ?? (data.REDIS_URL === undefined ? 'files' : 'redis'),
    redisUrl: data.REDIS_URL ?? null,
    assertionSecret: data.ASSERTION_SECRET,
    introspection: data.INTROSPECTION ?? !production,
    rejectDenied: data.REJECT_DENIED,
    trustProxy: data.TRUST_PROXY,
    executor: data.EXECUTOR,
    devIssuerDir: production ? null : data.DEV_ISSUER_DIR,
    issuers: issuersOf(data, production),
    auditFile: data.AUDIT_FILE ?? '.data/audit.jsonl',
    auditSync: data.AUDIT_SYNC ?? production,
    playground: (data.PLAYGROUND ?? !production) ? { staff: staffSignIn(data) } : null,
    logLevel: data.LOG_LEVEL,
  };
}

const staffSignIn = (data: z.infer<typeof environment>): StaffSignIn | null =>
  data.STAFF_ISSUER === undefined
    ? null
    : { issuer: data.STAFF_ISSUER, clientId: data.PLAYGROUND_CLIENT_ID, scope: data.PLAYGROUND_SCOPE };
