import { refusal } from '../errors/refusal.ts';
import { type Client, type ClientMode, issuersOf } from './client.ts';

/** A client as requests need it, with its mode in this environment. */
export type KnownClient = Pick<Client, 'id' | 'kind' | 'scopes' | 'rate'> & { readonly mode: ClientMode };

/** The key of the issuer of a verified token, and the client that the token names. */
export type ClientProof = { readonly issuer: string; readonly clientId: string };

/**
 * @param proof null: the bearer names no client
 * @throws CLIENT_NOT_REGISTERED
 */
export type IdentifyClient = (proof: ClientProof | null) => KnownClient;

/** @param environment decides which of a client's modes and proofs apply */
export function createClientIdentifier(clients: readonly Client[], environment: keyof Client['mode']): IdentifyClient {
  const known = (client: Client): KnownClient => ({ ...client, mode: client.mode[environment] });
  const byProof = new Map(
    clients.flatMap((client) =>
      issuersOf(client.proof, environment).flatMap((issuer) =>
        client.proof.clientIds.map((id) => [keyOf(issuer, id), known(client)] as const),
      ),
    ),
  );
  const nameless = clients.filter(({ anonymous }) => anonymous).map(known)[0];
  return (proof) => {
    const client = proof === null ? nameless : byProof.get(keyOf(proof.issuer, proof.clientId));
    if (!client) throw refusal('CLIENT_NOT_REGISTERED');
    return client;
  };
}

/** A key of an issuer has no space. */
const keyOf = (issuer: string, clientId: string): string => `${issuer} ${clientId}`;

/** The client of every request to a graph that is not ours (`--open`). Everything is allowed. */
export const OPEN_CLIENT: Client = {
  id: 'anybody',
  name: 'Whoever asks',
  kind: 'playground',
  proof: { issuers: ['none'], clientIds: ['none'] },
  anonymous: true,
  mode: { development: 'open', production: 'open' },
  scopes: [],
  origins: [],
  operations: [],
};
