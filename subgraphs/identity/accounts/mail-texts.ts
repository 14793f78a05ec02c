import type { Mail } from './settings.ts';

// What a mail says can be read by whoever reads along: no name, no benefit, no program (42 CFR 435.918).

const HELP = `If you need help, call the MassHealth Customer Service Center at (800) 841-2900, TDD/TTY 711,
Monday to Friday, 8:00 a.m. to 5:00 p.m.`;

export const codeMail = (to: string, code: string, seconds: number): Mail => ({
  to,
  subject: 'Your MyServices verification code',
  text: `Your verification code is ${code}

It is good for ${Math.round(seconds / 60)} minutes. Nobody will ever ask you for it.
If you did not ask for this code, you can ignore this message.

${HELP}
`,
});

/** For the other accounts of a person (LK-3). */
export const otherAccountMail = (to: string): Mail => ({
  to,
  subject: 'Another account was connected',
  text: `Another online account was connected to the record that your MyServices account is connected to.

If it was you, there is nothing to do. If it was not, please call us.

${HELP}
`,
});
