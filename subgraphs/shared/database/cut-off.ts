import type { Socket } from 'node:net';
import type pg from 'pg';

/** Ends a connection without waiting for the server, which may have vanished. One that is there is told. */
export function cutOff(client: pg.ClientBase): void {
  const { connection } = client as unknown as { readonly connection: { readonly stream: Socket } };
  // How it ends does not matter any more.
  void (client as pg.Client).end().catch(() => undefined);
  if (connection.stream.connecting) connection.stream.destroy();
  else connection.stream.destroySoon();
}
