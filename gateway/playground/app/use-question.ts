import { useEffect, useState } from 'react';
import type { Question } from './api.ts';
import { readVariables } from './read-variables.ts';
import { messageOf } from './session.ts';
import { type Operation, type Session, useChosen } from './store.ts';

/** An answer of the gateway about the operation in the editor, as it is typed. */
export type Answered<Answer> = {
  /** The last answer. It is older than the operation while `pending`. */
  readonly answer: Answer | null;
  readonly problem: string | null;
  readonly pending: boolean;
};

type Told<Answer> = Omit<Answered<Answer>, 'pending'>;

/** The pause in typing after which a request is sent. */
const PAUSE_MS = 400;

/**
 * @param ask one of the questions of api.ts
 * @param as a role of the matrix; undefined: the current viewer
 */
export function useQuestion<Answer>(
  ask: (token: string | null, question: Question) => Promise<Answer>,
  as?: string,
): Answered<Answer> {
  const operation = useChosen((state) => state.operation);
  const session = useChosen((state) => state.session);
  const [told, setTold] = useState<Told<Answer>>({ answer: null, problem: null });
  const [pending, setPending] = useState(true);
  useEffect(() => {
    let current = true;
    setPending(true);
    const timer = setTimeout(() => {
      void answerTo(ask, session, operation, as).then((next) => {
        if (!current) return;
        setTold(next);
        setPending(false);
      });
    }, PAUSE_MS);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [ask, operation, session, as]);
  return { ...told, pending };
}

async function answerTo<Answer>(
  ask: (token: string | null, question: Question) => Promise<Answer>,
  { token }: Session,
  { query, variables, operationName }: Operation,
  as: string | undefined,
): Promise<Told<Answer>> {
  if (query.trim() === '') return { answer: null, problem: 'There is no operation in the editor.' };
  try {
    const question = { query, variables: readVariables(variables), operationName, as };
    return { answer: await ask(token, question), problem: null };
  } catch (error) {
    return { answer: null, problem: messageOf(error) };
  }
}
