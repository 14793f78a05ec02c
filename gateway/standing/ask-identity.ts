import { getOwn } from '../../schema/contract/own-property.ts';
import { createViewer, NO_STANDING, type SignIn } from '../../schema/contract/viewer.ts';
import { assertionKey, signAssertion } from '../../schema/contract/viewer-assertion.ts';
import { isObject, type JsonObject } from '../json/json.ts';
import type { Source } from '../sources/sources.ts';

/** A question with one root field, which identity answers with an object. */
export type Question = {
  readonly query: string;
  readonly variables?: Readonly<Record<string, unknown>>;
  /** The root field. */
  readonly field: string;
  /** For whom the gateway asks. */
  readonly signIn: SignIn;
};

/** @throws when identity does not answer */
export type AskIdentity = (question: Question, nowSeconds: number, requestId?: string) => Promise<JsonObject>;

/** Asks identity what only the gateway may ask. @param secret the secret behind viewer assertions */
export function askIdentityAt(identity: Pick<Source, 'send'>, secret: string): AskIdentity {
  const key = assertionKey(secret, 'identity');
  return async ({ query, variables, field, signIn }, nowSeconds, requestId) => {
    const assertion = signAssertion(createViewer(signIn, NO_STANDING, nowSeconds), 'identity', key, nowSeconds);
    const { data } = await identity.send(JSON.stringify({ query, variables }), assertion, undefined, undefined, requestId);
    const answer: unknown = isObject(data) ? getOwn(data, field) : null;
    if (!isObject(answer)) throw new Error(`Identity does not answer ${field}`);
    return answer;
  };
}

/** The gateway itself. */
export const systemSignIn = (nowSeconds: number): SignIn => ({
  kind: 'system',
  issuer: 'system',
  subject: 'gateway',
  provider: null,
  authenticatedAt: nowSeconds,
  sessionId: 'gateway',
  scopes: [],
});
