import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy whose target can be changed, as a DNS name or virtual address is changed at a fail-over. */
export type TcpFront = {
  readonly port: number;
  /** Sets the target of new connections. Open connections keep theirs. */
  target: number;
  /** From now on nothing goes through, not even the end of a connection, as when a host or a route is gone. */
  readonly vanish: () => void;
  /** From now on new connections go through again. */
  readonly appear: () => void;
  /** The number of connections so far. */
  readonly opened: () => number;
  readonly stop: () => Promise<void>;
};

/** @param target a port of this machine. Stop it after use */
export async function openTcpFront(target: number): Promise<TcpFront> {
  let opened = 0;
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    socket.on('error', () => other.destroy()).on('close', () => (sockets.delete(socket), other.destroy()));
  };
  let vanished = false;
  const server = createServer({ allowHalfOpen: true }, (near) => {
    opened += 1;
    if (vanished) return void sockets.add(near.pause().on('error', () => undefined));
    const far = connect({ port: front.target, host: '127.0.0.1', allowHalfOpen: true });
    keep(near, far);
    keep(far, near);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const front: TcpFront = {
    port: (server.address() as AddressInfo).port,
    target,
    opened: () => opened,
    vanish() {
      vanished = true;
      for (const socket of sockets) socket.unpipe().pause();
    },
    appear: () => void (vanished = false),
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return front;
}
