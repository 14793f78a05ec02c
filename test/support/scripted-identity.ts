import type { SignIn } from '../../schema/contract/viewer.ts';
import { NO_STANDING } from '../../schema/contract/viewer.ts';
import type { SignInState, StandingChanges, StandingReader } from '../../gateway/standing/standing-reader.ts';

/** A request to identity. The test decides when it reads, and when its answer arrives. */
export type Question = {
  readonly about: string;
  /** Reads now. The answer does not arrive yet. */
  readonly read: () => void;
  /** Lets the answer arrive. Reads first, if it has not read. */
  readonly arrive: () => void;
  readonly fail: () => void;
};

/** The sign-in of a person. */
export const signInOf = (subject: string, sessionId = 'session'): SignIn => ({
  kind: 'person',
  issuer: 'ma-login',
  subject,
  provider: 'MA_LOGIN',
  authenticatedAt: 0,
  sessionId,
  scopes: [],
});

/**
 * Identity as a gateway sees it: the log of changes, and a version of each account's standing, which is the person's id. `change`
 * is a commit. A request is answered at once, unless the test holds answers.
 */
export function scriptedIdentity() {
  let log = 'log-1';
  let cutAt = 0;
  let largest = 10_000;
  let changes: string[] = [];
  const versions = new Map<string, number>();
  const answers = heldAnswers();
  const asked = { states: 0, changes: 0 };

  const stateNow = ({ subject }: SignIn): SignInState => ({
    ended: false,
    provider: null,
    standing: { ...NO_STANDING, accountId: subject, personId: `${subject}-${versions.get(subject) ?? 0}` },
    changeSubject: subject,
    profileDue: false,
    log,
    position: changes.length,
  });
  function changesNow(since: { log: string; position: number }): StandingChanges {
    const newest = changes.length;
    const complete = since.log === log && since.position >= cutAt && since.position <= newest;
    if (!complete) return { log, position: newest, newest, subjects: [], complete };
    const subjects = changes.slice(since.position, since.position + largest);
    return { log, position: since.position + subjects.length, newest, subjects, complete };
  }
  const reader: StandingReader = {
    state(signIn) {
      asked.states += 1;
      return answers.answer(signIn.subject, () => stateNow(signIn));
    },
    changes(since) {
      asked.changes += 1;
      return answers.answer('the log', () => changesNow(since));
    },
  };
  return {
    reader,
    asked,
    /** Commits a change of accounts. */
    change(...accounts: string[]) {
      for (const account of accounts) versions.set(account, (versions.get(account) ?? 0) + 1);
      changes.push(...accounts);
    },
    /** Changes an account in new tables. */
    recreate(account: string) {
      log = `${log}-again`;
      changes = [];
      versions.set(account, (versions.get(account) ?? 0) + 1);
    },
    cut: () => void (cutAt = changes.length),
    answerAtMost: (count: number) => void (largest = count),
    ...answers,
  };
}

/** Answers at once, when the test releases the answer, or never. */
function heldAnswers() {
  const held: Question[] = [];
  let answersHeld = false;
  let failing = false;
  function answer<Answer>(about: string, read: () => Answer): Promise<Answer> {
    if (failing) return Promise.reject(new Error('identity is away'));
    if (!answersHeld) return Promise.resolve(read());
    return new Promise((resolve, reject) => {
      let result: { readonly value: Answer } | null = null;
      held.push({
        about,
        read: () => void (result ??= { value: read() }),
        arrive: () => resolve((result ?? { value: read() }).value),
        fail: () => reject(new Error('identity does not answer')),
      });
    });
  }
  return {
    answer,
    hold: () => void (answersHeld = true),
    letGo: () => void (answersHeld = false),
    goAway: () => void (failing = true),
    comeBack: () => void (failing = false),
    /** @returns the first held request about `what`, once it has arrived */
    async question(what: string): Promise<Question> {
      for (let turns = 0; turns < 1_000; turns += 1) {
        const place = held.findIndex(({ about }) => about === what);
        if (place >= 0) return held.splice(place, 1)[0] as Question;
        await Promise.resolve();
      }
      throw new Error(`Identity was not asked about ${what}`);
    },
  };
}
