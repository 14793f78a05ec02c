import { readdirSync, readFileSync, statSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { SMTPServer } from 'smtp-server';
import { createMailer } from '../../subgraphs/mail.ts';
import { createSubgraphLog } from '../../subgraphs/shared/log.ts';
import { codeIn, type Desk, openDesk } from '../support/account-desk.ts';
import { readLogged } from '../support/logged.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const MINUTE = 60 * 1000;
const FROM = 'MyServices <no-reply@example.org>';
const REQUEST = 'mutation ($email: String!) { requestEmailCode(email: $email) { expiresInSeconds } }';
const CONFIRM = 'mutation ($email: String!, $code: String!) { confirmEmailCode(email: $email, code: $code) { confirmed } }';

/** An SMTP server that keeps what it receives, and refuses it while `refuses`. */
async function openSink() {
  const received: { to: string[]; message: string }[] = [];
  const sink = { received, refuses: false, url: '', close: () => new Promise<void>((resolve) => server.close(() => resolve())) };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, { envelope }, done) {
      void text(stream).then((message) => {
        if (sink.refuses) return done(new Error('not now'));
        received.push({ to: envelope.rcptTo.map(({ address }) => address), message });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  sink.url = `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`;
  return sink;
}

let desk: Desk;
let sink: Awaited<ReturnType<typeof openSink>>;
const said: string[] = [];
const logLines: string[] = [];

beforeEach(async () => {
  said.length = 0;
  logLines.length = 0;
  for (const way of ['log', 'error'] as const)
    jest.spyOn(console, way).mockImplementation((line) => void said.push(String(line)));
  sink = await openSink();
  const sendMail = createMailer({ smtpUrl: sink.url, from: FROM, outboxDir: 'nowhere' });
  desk = await openDesk({ settings: { sendMail }, log: createSubgraphLog('info', (line) => logLines.push(line)) });
});
afterEach(async () => {
  jest.restoreAllMocks();
  await desk.stop();
  await sink.close();
});

describe('a message', () => {
  it('is sent over SMTP with a code that confirms the address, and is then deleted', async () => {
    await desk.ask(null, REQUEST, { email: 'someone@example.org' });
    await desk.store.sendDueMail();
    const [{ to, message } = { to: [], message: '' }] = sink.received;
    expect(to).toEqual(['someone@example.org']);
    expect(message).toMatch(/^From: MyServices <no-reply@example\.org>\r$/m);
    expect(message).toMatch(/^Subject: Your MyServices verification code\r$/m);
    const code = codeIn(message.replaceAll('\r', ''));
    expect((await desk.ask(null, CONFIRM, { email: 'someone@example.org', code })).data).toEqual({
      confirmEmailCode: { confirmed: true },
    });
    expect(desk.dump()['outbox']).toEqual([]);
  });

  it('that the server refuses is retried later, and sent once', async () => {
    sink.refuses = true;
    await desk.ask(null, REQUEST, { email: 'someone@example.org' });
    await desk.store.sendDueMail();
    expect(readLogged(logLines)).toEqual([{ event: 'message failed', subgraph: 'identity', code: 'EMESSAGE' }]);
    sink.refuses = false;
    await desk.store.sendDueMail();
    expect(sink.received).toEqual([]);
    desk.clock.now += MINUTE / 2;
    await Promise.all([desk.store.sendDueMail(), desk.store.sendDueMail(), desk.store.sendDueMail()]);
    expect(sink.received).toHaveLength(1);
  });

  it('with a code is not sent after the code has expired', async () => {
    sink.refuses = true;
    await desk.ask(null, REQUEST, { email: 'someone@example.org' });
    await desk.store.sendDueMail();
    sink.refuses = false;
    desk.clock.now += 10 * MINUTE;
    await desk.store.sendDueMail();
    expect(sink.received).toEqual([]);
    expect(desk.dump()['outbox']).toEqual([]);
  });

  it('is retried with growing delays while the server is down', async () => {
    await sink.close();
    await desk.ask(null, REQUEST, { email: 'someone@example.org' });
    const waits: number[] = [];
    for (let attempt = 0; attempt < 3; attempt += 1) {
      await desk.store.sendDueMail();
      const [row] = desk.dump()['outbox'] ?? [];
      waits.push(Date.parse(String(row?.['dueAt'])) - desk.clock.now);
      desk.clock.now = Date.parse(String(row?.['dueAt']));
    }
    expect(waits).toEqual([30_000, 60_000, 120_000]);
    expect(said.join()).not.toContain('someone');
    sink = await openSink();
  });
});

it('without a server a message is written to a file, and the console prints the path but not the code', async () => {
  const folder = temporaryFolder();
  const outboxDir = `${folder.path}/outbox`;
  const send = createMailer({ smtpUrl: null, from: FROM, outboxDir });
  await send({
    to: 'someone@example.org',
    locale: 'en',
    subject: 'A code',
    text: 'Your verification code is 123456\n',
    html: '<p>123456</p>',
  });
  const [name = ''] = readdirSync(outboxDir);
  const path = `${outboxDir}/${name}`;
  expect(said).toEqual([`A message was written to ${path}`]);
  expect(readFileSync(path, 'utf8')).toMatch(/^To: someone@example\.org\r?\n[^]*123456/m);
  expect(statSync(path).mode & 0o777).toBe(0o600);
  folder.remove();
});
