import { localeOf } from '../../schema/contract/locales.ts';
import type { IdentityProvider, SignIn, Standing } from '../../schema/contract/viewer.ts';
import type { Source } from '../sources/sources.ts';
import { askIdentityAt, systemSignIn } from './ask-identity.ts';

const STANDING_QUERY = `{ viewerStanding {
  delegate { assistedSessionId kind } provider ended endsInSeconds accountId personId language memberOf
  heads { id members { personId limited } } changesInSeconds changeSubject profileDue log position
} }`;
const CHANGES_QUERY = `query ($log: ID!, $since: Float!) {
  standingChanges(log: $log, since: $since, first: 10000) { log position newest subjects complete }
}`;

/** A place in identity's log of changes. */
export type LogPosition = { readonly log: string; readonly position: number };

/** The state of a sign-in, as identity reports it. It shows every change up to its position in the log. */
export type SignInState = LogPosition & {
  /** Whether it has ended and no longer authenticates. */
  readonly ended: boolean;
  /** The provider of the member, when the sign-in is an assisted session. */
  readonly provider: IdentityProvider | null;
  /** Valid until a membership changes or the sign-in expires. */
  readonly standing: Standing;
  /** The name under which the log tells that this may have changed. */
  readonly changeSubject: string;
  /** Whether identity wants the profile from the issuer: for a new account, or because the person authenticated again. */
  readonly profileDue: boolean;
};

/** Whose standings changed after a position of the log, up to `position`. */
export type StandingChanges = LogPosition & {
  /** The newest position; beyond `position` when there are more changes than one answer holds. */
  readonly newest: number;
  readonly subjects: readonly string[];
  /** False: the log was cut or is another one, and any standing may have changed. */
  readonly complete: boolean;
};

/** Asks identity for the state of sign-ins and for the log of changes. Only identity knows them, and only the gateway may ask. */
export type StandingReader = {
  /** Asking also tells identity that the session is in use. */
  readonly state: (signIn: SignIn, nowSeconds: number, requestId?: string) => Promise<SignInState>;
  readonly changes: (since: LogPosition, nowSeconds: number, requestId?: string) => Promise<StandingChanges>;
};

/** @param secret the secret behind viewer assertions */
export function createStandingReader(identity: Pick<Source, 'send'>, secret: string): StandingReader {
  const ask = askIdentityAt(identity, secret);
  return {
    async state(signIn, nowSeconds, requestId) {
      const raw = await ask({ query: STANDING_QUERY, field: 'viewerStanding', signIn }, nowSeconds, requestId);
      return toState(raw as unknown as RawStanding, nowSeconds);
    },
    async changes({ log, position }, nowSeconds, requestId) {
      const question = { query: CHANGES_QUERY, variables: { log, since: position }, field: 'standingChanges' };
      return (await ask({ ...question, signIn: systemSignIn(nowSeconds) }, nowSeconds, requestId)) as unknown as StandingChanges;
    },
  };
}

type RawStanding = Omit<SignInState, 'standing'> &
  Omit<Standing, 'heads' | 'language' | 'validUntil'> & {
    language: string | null;
    endsInSeconds: number | null;
    changesInSeconds: number | null;
    heads: { id: string; members: { personId: string; limited: boolean }[] }[];
  };

function toState(raw: RawStanding, nowSeconds: number): SignInState {
  const { ended, provider, changeSubject, profileDue, log, position, language, heads, endsInSeconds, changesInSeconds, ...rest } =
    raw;
  const changes = [endsInSeconds, changesInSeconds].filter((seconds) => seconds !== null);
  const standing: Standing = {
    ...rest,
    // GraphQL's names have no hyphens: PT_BR is pt-BR.
    language: language === null ? null : localeOf(language.replace('_', '-')),
    validUntil: changes.length === 0 ? null : nowSeconds + Math.min(...changes),
    heads: heads.map(({ id, members }) => ({
      id,
      members: members.map(({ personId, limited }) => ({ personId, view: limited ? 'limited' : 'full' })),
    })),
  };
  return { ended, provider, standing, changeSubject, profileDue, log, position };
}
