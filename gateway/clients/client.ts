import { z } from 'zod';

const id = z.string().regex(/^[a-z][a-z0-9-]{0,63}$/, 'must be lower-case letters, digits and hyphens');

/** `open`: any operation. `log`: any, and unknown ones are logged. `registered`: only the client's registered operations. */
const mode = z.enum(['open', 'log', 'registered']);

const client = z.strictObject({
  /** The name by which operations, logs and reports know it. */
  id,
  name: z.string().min(1),
  kind: z.enum(['portal', 'playground', 'partner']),
  /**
   * What proves that this client sent a request: a token of one of the issuers, given by the keys that accounts use, that names
   * one of the client ids (`client_id`, or `azp`). A header proves nothing. Tokens of `developmentIssuers` count only on a
   * developer's machine.
   */
  proof: z.strictObject({
    issuers: z.array(id).min(1),
    developmentIssuers: z.array(id).min(1).optional(),
    clientIds: z.array(z.string().min(1)).min(1),
  }),
  /**
   * Whether requests whose bearer names no client count as this client's: those without a token, and those of assisted sessions,
   * whose tokens identity issues. At most one client may set this.
   */
  anonymous: z.boolean(),
  mode: z.strictObject({ development: mode, production: mode }),
  /** The scopes that tokens of this client may have; others are not granted. */
  scopes: z.array(z.string().min(1)),
  /** The origins whose pages may send requests from a browser. */
  origins: z.array(z.url({ protocol: /^https?$/ })),
  /** A rate of requests per number of seconds, which replaces the general rate of its kind. */
  rate: z.strictObject({ requests: z.int().positive(), seconds: z.int().positive() }).optional(),
  /** Files or folders of registered operations, relative to the project's root. */
  operations: z.array(z.string().min(1)),
});

/** @returns the keys of the issuers whose tokens prove a client in an environment */
export const issuersOf = (
  { issuers, developmentIssuers = [] }: Client['proof'],
  environment: keyof Client['mode'],
): readonly string[] => (environment === 'development' ? [...issuers, ...developmentIssuers] : issuers);

/** A program that sends requests to the graph, as described in `schema/clients.yaml`. */
export type Client = Readonly<z.infer<typeof client>>;
export type ClientMode = z.infer<typeof mode>;

/** The content of `schema/clients.yaml`. */
export const clientsFile = z.strictObject({ clients: z.array(client).min(1) }).superRefine(({ clients }, context) => {
  const twice = (values: readonly string[]) => values.filter((value, index) => values.indexOf(value) !== index);
  const problem = (message: string) => context.addIssue({ code: 'custom', path: ['clients'], message });
  for (const name of twice(clients.map((one) => one.id))) problem(`two clients are called ${name}`);
  const proofs = clients.flatMap(({ proof }) =>
    issuersOf(proof, 'development').flatMap((issuer) => proof.clientIds.map((of) => `${of} of ${issuer}`)),
  );
  for (const proof of twice(proofs)) problem(`two clients have the same proof, ${proof}`);
  if (clients.filter(({ anonymous }) => anonymous).length > 1)
    problem('two clients are anonymous: only one can get the requests without a token');
  for (const { id: name, kind, anonymous, mode: modes } of clients) {
    if (kind === 'partner' && anonymous) problem(`${name} is a partner, so it must have a proof and cannot be anonymous`);
    if (kind === 'partner' && modes.production !== 'registered')
      problem(`${name} is a partner, so its mode in production must be registered`);
  }
});
