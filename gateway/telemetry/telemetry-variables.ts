import { integer, oneOf } from '../../schema/contract/configuration.ts';
import { ADDRESS_FORMS, type AddressForm } from './logged-address.ts';

/** The variables of what the log says of requests. */
export const REQUEST_LOG_SHAPE = {
  LOG_CLIENT_ADDRESS: oneOf(...ADDRESS_FORMS)
    .default('none')
    .meta({
      description: "How much of a client's address the lines of requests have: `subnet` is its /24, or its /48 of IPv6.",
    }),
  SLOW_OPERATION_MS: integer(1, 600_000)
    .default(1_000)
    .meta({ description: 'A request that takes longer, in milliseconds, has a line of its own in the log.' }),
};

/** What the log says of requests, where it is a matter of choice. */
export type RequestLogOptions = {
  readonly clientAddress: AddressForm;
  /** Operations that take longer, in milliseconds, have a line of their own. Infinity: none. */
  readonly slowMs: number;
};

export const REQUEST_LOG: RequestLogOptions = { clientAddress: 'none', slowMs: Number.POSITIVE_INFINITY };

/** @returns the choice that the variables make */
export const requestLogOf = (values: {
  readonly LOG_CLIENT_ADDRESS: AddressForm;
  readonly SLOW_OPERATION_MS: number;
}): RequestLogOptions => ({ clientAddress: values.LOG_CLIENT_ADDRESS, slowMs: values.SLOW_OPERATION_MS });
