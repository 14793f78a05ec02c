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

/** Sends a message. @throws when the message cannot be sent now */
export type SendMail = (mail: Mail) => Promise<void>;

// Another process may retry an outbox row after 30 seconds, so no try may last that long.
const TIMEOUTS = { connectionTimeout: 5_000, greetingTimeout: 5_000, dnsTimeout: 5_000, socketTimeout: 10_000 };
// A message contains only text, never a file name or URL to fetch.
const TEXT_ONLY = { disableFileAccess: true, disableUrlAccess: true };

export const createMailer = ({ smtpUrl, from, outboxDir }: MailConfig): SendMail =>
  smtpUrl === null ? intoFolder(outboxDir, from) : bySmtp(smtpUrl, from);

/**
 * The recipient is passed as one address, not as header text, which could name several. The message is marked as automatic, so
 * that programs do not reply to it (RFC 3834).
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

/** For a developer's machine. Writes one file per message; only that file contains the code. */
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
