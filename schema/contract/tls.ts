import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type RequestListener, type Server, type ServerOptions } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { z } from 'zod';

/** The certificate of a server or client and its private key, in PEM. */
export type KeyPair = { readonly cert: string; readonly key: string };

/** How a server proves who it is. */
export type ServerTls = KeyPair & {
  /** The authorities of the clients that may connect, in PEM; null: clients need no certificate. */
  readonly clientCa: string | null;
};

/** How a client checks who a server is, and proves who it is itself. */
export type ClientTls = {
  /** The authorities that are trusted instead of the public ones, in PEM; null: the public ones. */
  readonly ca: string | null;
  /** Null: the client has no certificate. */
  readonly own: KeyPair | null;
};

/** A file of certificates, read when the configuration is. */
export const certificateFile = () => pemFile('a file of certificates in PEM', (text) => void new X509Certificate(text));

/** A file with a private key, read when the configuration is. */
export const privateKeyFile = () =>
  pemFile('a file with a private key in PEM, without a passphrase', (text) => void createPrivateKey(text));

const pemFile = (allowed: string, check: (text: string) => void) =>
  z
    .string()
    .transform((file, context) => {
      try {
        const text = readFileSync(file, 'utf8');
        check(text);
        return text;
      } catch {
        // Messages may hold part of the file. What is allowed says enough.
        context.addIssue({ code: 'custom' });
        return z.NEVER;
      }
    })
    .meta({ allowed: `${allowed}, which can be read` });

/**
 * @param report is called with the index of what is wrong: 0 is the certificate, 1 the key
 * @returns both together; null when there is neither
 */
export function pairOf(
  cert: string | undefined,
  key: string | undefined,
  report: (index: 0 | 1, wrong: string) => void = () => undefined,
): KeyPair | null {
  if (cert === undefined && key === undefined) return null;
  if (cert === undefined) report(0, 'is missing: there is a key');
  else if (key === undefined) report(1, 'is missing: there is a certificate');
  else if (!new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))) report(1, 'does not belong to the certificate');
  else return { cert, key };
  return null;
}

/** A client that connects and does not go on is cut off after this time, as one that sends half a head is. */
const HANDSHAKE_MS = 8_000;

/** @returns a server for HTTP, or for HTTPS with `tls`. A client whose certificate is refused gets no answer */
export function createHttpOrHttpsServer(tls: ServerTls | null, options: ServerOptions, answer: RequestListener): Server {
  if (tls === null) return createServer(options, answer);
  const { cert, key, clientCa } = tls;
  const clients = clientCa === null ? {} : { ca: clientCa, requestCert: true, rejectUnauthorized: true };
  // Both kinds of server have the same methods, though Node's types do not say so.
  return createTlsServer({ ...options, handshakeTimeout: HANDSHAKE_MS, cert, key, ...clients }, answer) as unknown as Server;
}

/** @returns the options by which undici and ioredis connect */
export const connectOptions = ({ ca, own }: ClientTls): { ca?: string; cert?: string; key?: string } => ({
  ...(ca !== null && { ca }),
  ...own,
});
