import { askConfig, askSignIns, askToken, askViewer } from './api.ts';
import { ANONYMOUS, changeState, currentState, type Session } from './store.ts';

/** Reads what this gateway offers. */
export async function begin(): Promise<void> {
  try {
    const config = await askConfig();
    changeState({ config });
    if (config.demo) changeState({ signIns: await askSignIns() });
    await become(ANONYMOUS);
  } catch (error) {
    changeState({ problem: messageOf(error) });
  }
}

/** Asks as somebody else from now on. */
export async function become(session: Session): Promise<void> {
  changeState({ session, viewer: null, problem: null });
  try {
    const viewer = await askViewer(session.token);
    if (currentState().session === session) changeState({ viewer });
  } catch (error) {
    // In production nobody but the staff is told, and so nothing is wrong with an anonymous viewer who is not.
    if (session.token !== null) changeState({ problem: messageOf(error) });
  }
}

/** Signs in with a demo sign-in, as often as it is chosen. */
export async function signInAs(name: string): Promise<void> {
  try {
    await become(name === ANONYMOUS.name ? ANONYMOUS : { name, token: await askToken(name) });
  } catch (error) {
    changeState({ problem: messageOf(error) });
  }
}

export const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
