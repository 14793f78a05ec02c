import type { ApolloServerPlugin } from '@apollo/server';
import { ERRORS, isErrorCode } from '../../schema/contract/errors.ts';

/**
 * Gives an answer without data the status that the table has for its error. Apollo Server has its own, and refuses a
 * request for a persisted query under status 200 (pitfall 27).
 */
export const stateStatus: ApolloServerPlugin = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { body, http } }) => {
      if (body.kind !== 'single' || body.singleResult.data !== undefined) return;
      const code = body.singleResult.errors?.[0]?.extensions?.['code'];
      if (isErrorCode(code)) http.status = ERRORS[code].http ?? 200;
    },
  }),
};
