import { useEffect, useState } from 'react';
import { askMatrix, type Matrix } from './api.ts';
import { messageOf } from './session.ts';
import { useChosen } from './store.ts';

/** @returns the access matrix, once the viewer may have it */
export function useMatrix(): { readonly matrix: Matrix | null; readonly problem: string | null } {
  const token = useChosen((state) => state.session.token);
  const [read, setRead] = useState<{ matrix: Matrix | null; problem: string | null }>({ matrix: null, problem: null });
  useEffect(() => {
    let current = true;
    askMatrix(token)
      .then((matrix) => current && setRead({ matrix, problem: null }))
      .catch((error: unknown) => current && setRead({ matrix: null, problem: messageOf(error) }));
    return () => void (current = false);
  }, [token]);
  return read;
}
