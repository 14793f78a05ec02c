import type { ApolloServerPlugin } from '@apollo/server';
import type { RequestContext } from './request-context.ts';

/** Says in which language an answer is worded (RFC 9110, 8.5). */
export const stateLocale: ApolloServerPlugin<RequestContext> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ response: { http }, contextValue }) =>
      void http.headers.set('content-language', contextValue.locale),
  }),
};
