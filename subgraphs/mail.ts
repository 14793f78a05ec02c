import { randomUUID } from 'node:crypto';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import type { Mail } from './identity/settings/settings.ts';

/** How messages leave: to an SMTP server or, without one, into a folder. */
export type MailConfig = {
  readonly smtpUrl: string | null;
  readonly from: string;
  readonly outboxDir: string;
};

/** @returns what sends a message. @throws it throws when the message cannot go now */
export type SendMail = (mail: Mail) => Promise<void>;

// An outbox row is free to be tried again after 30 seconds; no try may last so long.
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 10_000 };
// What a message holds is text, never the name of a file or an address to fetch.
const TEXT_ONLY = { disableFileAccess: true, disableUrlAccess: true };

export const createMailer = ({ smtpUrl, from, outboxDir }: MailConfig): SendMail =>
  smtpUrl === null ? intoFolder(outboxDir, from) : bySmtp(smtpUrl, from);

/**
 * The address is given as one address and not as the text of a header, which could name several. No program answers a message
 * that says it comes from one (RFC 3834).
 */
const messageOf = ({ to, locale, subject, text, html }: Mail) => ({
  to: { name: '', address: to },
  subject,
  text,
  html,
  headers: { 'Content-Language': locale, 'Auto-Submitted': 'auto-generated' },
});

function bySmtp(url: string, from: string): SendMail {
  const transport = createTransport({ url, ...TIMEOUTS, ...TEXT_ONLY }, { from });
  return async (mail) => {
    await transport.sendMail(messageOf(mail));
  };
}

/** For a developer's machine: one file for each message, which alone holds the code. */
function intoFolder(folder: string, from: string): SendMail {
  const transport = createTransport({ streamTransport: true, buffer: true, ...TEXT_ONLY }, { from });
  return async (mail) => {
    const { message } = await transport.sendMail(messageOf(mail));
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const moment = new Date().toISOString().replaceAll(/[:.]/g, '-');
    const path = join(folder, `${moment}-${randomUUID().slice(0, 8)}.eml`);
    await writeFile(path, message as Buffer, { mode: 0o600 });
    console.log(`A message was written to ${path}`);
  };
}
