import { askConfig, askOperations, askSignIns, askToken, askViewer } from './api.ts';
import { signInStaff } from './staff-sign-in.ts';
import { ANONYMOUS, changeState, currentState, type Session } from './store.ts';

/** Reads what this gateway offers. */
export async function begin(): Promise<void> {
  await orSay(async () => {
    const config = await askConfig();
    changeState({ config });
    if (config.demo) changeState({ signIns: await askSignIns() });
    await become(ANONYMOUS);
  });
}

/** Asks as somebody else from now on. */
export async function become(session: Session): Promise<void> {
  changeState({ session, ended: false, viewer: null, registered: [], problem: null });
  try {
    const [viewer, registered] = await Promise.all([askViewer(session.token), askOperations(session.token)]);
    if (currentState().session === session) changeState({ viewer, registered });
  } catch (error) {
    // Where the staff alone is told, nothing is wrong with an anonymous viewer who is not.
    if (session.token !== null && currentState().session === session) changeState({ problem: messageOf(error) });
  }
}

/**
 * Signs in with a demo sign-in, as often as it is chosen.
 *
 * @param client one of the sign-in's; the usual one when it is not given
 */
export function signInAs(name: string, client?: string): Promise<void> {
  const choice = (choices += 1);
  return orSay(async () => {
    const session = name === ANONYMOUS.name ? ANONYMOUS : { name, token: await askToken(name, client), refreshToken: null };
    // Somebody else may have been chosen meanwhile.
    if (choice === choices) await become(session);
  });
}

let choices = 0;

/** Signs the staff in, where there is an issuer for it. */
export const signInAsStaff = (): Promise<void> =>
  orSay(async () => {
    const { config } = currentState();
    if (config?.staff) await become({ name: 'staff', ...(await signInStaff(config.staff)) });
  });

/** Whoever's session has ended signs in as the same again. */
export function signInAgain(): Promise<void> {
  const { config, session, viewer } = currentState();
  return config?.demo ? signInAs(session.name, viewer?.client.id) : signInAsStaff();
}

async function orSay(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    changeState({ problem: messageOf(error) });
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
