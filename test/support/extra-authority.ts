/** The file of the authorities that Node trusts besides the public ones on this machine; undefined: there is none. */
export const extraAuthority = process.env['NODE_EXTRA_CA_CERTS'];
