import { oneOf, text } from './configuration.ts';

/** Signs assertions when no secret is set. Production refuses it. */
export const DEVELOPMENT_SECRET = 'development-only-assertion-secret';

/** The variables that gateway and subgraphs share. */
export const SHARED_VARIABLES = {
  NODE_ENV: oneOf('development', 'test', 'production')
    .default('development')
    .meta({ description: 'In production, defaults that are for development only are refused.' }),
  ASSERTION_SECRET: text('text of at least 32 characters', 32).default(DEVELOPMENT_SECRET).meta({
    description: 'The secret that the keys of all viewer assertions are made from. Must be set in production.',
    default: 'one for development',
  }),
  LOG_LEVEL: oneOf('silent', 'error', 'warn', 'info', 'debug')
    .default('info')
    .meta({ description: 'How much is logged. A log line holds no value of a person.' }),
};
