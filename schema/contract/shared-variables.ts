import { z } from 'zod';
import { oneOf, secret, text } from './configuration.ts';
import { LOG_FORMATS, LOG_LEVELS } from './log-settings.ts';

/** Signs assertions when no secret is set. Production refuses it. */
export const DEVELOPMENT_SECRET = 'development-only-assertion-secret';

/** Secrets with commas between them, each once. */
const secrets = z
  .string()
  .transform((list, context): readonly string[] => {
    const parts = list.split(',').map((part) => part.trim());
    if (parts.some((part) => !/^[\w-]{43,}$/.test(part)) || new Set(parts).size < parts.length)
      context.addIssue({ code: 'custom' });
    return parts;
  })
  .meta({ allowed: '32 bytes or more in base64url, several with commas between them, each once' });

/** The variables that gateway and subgraphs share. */
export const SHARED_VARIABLES = {
  NODE_ENV: oneOf('development', 'test', 'production')
    .default('development')
    .meta({ description: 'In production, defaults that are for development only are refused.' }),
  ASSERTION_SECRET: secret(text('text of at least 32 characters', 32).default(DEVELOPMENT_SECRET)).meta({
    description:
      'The secret that the keys of all viewer assertions are made from. In production this or ASSERTION_KEYS must be set.',
    default: 'one for development',
  }),
  ASSERTION_KEYS: secret(secrets.optional()).meta({
    description:
      'Several such secrets, so that they can be rotated. The first one signs, and all are accepted. `npm run keys` makes them.',
  }),
  LOG_LEVEL: oneOf(...LOG_LEVELS)
    .default('info')
    .meta({ description: 'How much is logged. A log line holds no value of a person.' }),
  LOG_FORMAT: oneOf(...LOG_FORMATS)
    .default('json')
    .meta({ description: 'Whether a log line is JSON, or text for people to read.' }),
};
