import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';
import { until } from './processes.ts';

/** A mail server that stores the messages it gets. */
export type SmtpSink = {
  readonly url: string;
  /** Waits for the message to an address. @returns its text */
  readonly messageTo: (address: string) => Promise<string>;
  /** @returns the recipients of all messages, with repetitions */
  readonly recipients: () => readonly string[];
  readonly stop: () => Promise<void>;
};

export async function startSmtpSink(): Promise<SmtpSink> {
  const messages: { to: readonly string[]; text: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      text(stream).then((message) => {
        messages.push({ to, text: message });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    async messageTo(address) {
      const find = () => messages.findLast(({ to }) => to.includes(address));
      await until(() => find() !== undefined);
      return String(find()?.text);
    },
    recipients: () => messages.flatMap(({ to }) => to),
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
