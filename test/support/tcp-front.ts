import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A proxy whose target can be changed, as a DNS name or virtual address is changed at a fail-over. */
export type TcpFront = {
  readonly port: number;
  /** Sets the target of new connections. Open connections keep theirs. */
  target: number;
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
  const server = createServer((near) => {
    opened += 1;
    const far = connect(front.target, '127.0.0.1');
    keep(near, far);
    keep(far, near);
    near.pipe(far).pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const front: TcpFront = {
    port: (server.address() as AddressInfo).port,
    target,
    opened: () => opened,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  return front;
}
