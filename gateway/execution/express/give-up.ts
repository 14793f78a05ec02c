/** Thrown by a lane on whatever it does not expect. It has no message, and no stack to be made. */
export const GIVE_UP = Symbol('the general way answers');

export function giveUp(): never {
  // eslint-disable-next-line @typescript-eslint/only-throw-error -- A lane gives up often where a source is down. An Error costs 3 us.
  throw GIVE_UP;
}
