import { askConfig, askOperations, askSignIns, askToken, askViewer } from './api.ts';
import { signInStaff } from './staff-sign-in.ts';
import { ANONYMOUS, changeState, currentState, type Session } from './store.ts';

/** Reads the configuration of this gateway. */
export async function begin(): Promise<void> {
  await orSay(async () => {
    const config = await askConfig();
    changeState({ config });
    if (config.demo) changeState({ signIns: await askSignIns() });
    await become(ANONYMOUS);
  });
}

/** Changes the viewer. */
export async function become(session: Session): Promise<void> {
  changeState({ session, ended: false, viewer: null, registered: [], problem: null });
  try {
    const [viewer, registered] = await Promise.all([askViewer(session.token), askOperations(session.token)]);
    if (currentState().session === session) changeState({ viewer, registered });
  } catch (error) {
    // Where only staff may see this, the refusal of an anonymous viewer is not a problem to report.
    if (session.token !== null && currentState().session === session) changeState({ problem: messageOf(error) });
  }
}

/**
 * Signs in with a demo sign-in, anew each time it is chosen.
 *
 * @param client one of the sign-in's clients; by default its usual one
 */
export function signInAs(name: string, client?: string): Promise<void> {
  const choice = (choices += 1);
  return orSay(async () => {
    const session = name === ANONYMOUS.name ? ANONYMOUS : { name, token: await askToken(name, client), refreshToken: null };
    // Another viewer may have been chosen meanwhile.
    if (choice === choices) await become(session);
  });
}

let choices = 0;

/** Signs a member of staff in, if there is an issuer for staff. */
export const signInAsStaff = (): Promise<void> =>
  orSay(async () => {
    const { config } = currentState();
    if (config?.staff) await become({ name: 'staff', ...(await signInStaff(config.staff)) });
  });

/** Signs in again as the same viewer after the session has ended. */
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
