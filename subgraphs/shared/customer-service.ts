/** How to call the MassHealth Customer Service Center (SU-1). */
export const CUSTOMER_SERVICE = { phone: '(800) 841-2900', tty: '711' };
