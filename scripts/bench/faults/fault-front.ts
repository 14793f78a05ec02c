import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import { once } from 'node:events';

/** What happens to connections: bytes go through, late or not at all, or connections are closed at once. */
export type FrontMode = { readonly kind: 'through' | 'nowhere' | 'closed' } | { readonly kind: 'late'; readonly ms: number };

/** A TCP proxy of the bench's own, which stands for the network in front of a server. */
export type FaultFront = {
  readonly port: number;
  /** The port of new connections. */
  target: number;
  /** Applies to open connections too. */
  setMode: (mode: FrontMode) => void;
  readonly stop: () => Promise<void>;
};

export async function openFront(target: number): Promise<FaultFront> {
  let mode: FrontMode = { kind: 'through' };
  const sockets = new Set<Socket>();
  const keep = (socket: Socket, other: Socket) => {
    sockets.add(socket);
    const part = () => {
      sockets.delete(socket);
      // Where nothing goes through, not even the end of a connection does.
      if (mode.kind !== 'nowhere') other.destroy();
    };
    socket.on('error', () => undefined).on('close', part);
  };
  const pass = (from: Socket, to: Socket) =>
    void from.on('data', (bytes) => {
      if (mode.kind === 'through') to.write(bytes);
      else if (mode.kind === 'late') setTimeout(() => to.write(bytes), mode.ms);
    });
  const server = createServer((near) => {
    if (mode.kind === 'closed') return void near.destroy();
    const far = connect({ port: front.target, host: '127.0.0.1', noDelay: true });
    near.setNoDelay(true);
    keep(near, far);
    keep(far, near);
    pass(near, far);
    pass(far, near);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  const front: FaultFront = {
    port: (server.address() as AddressInfo).port,
    target,
    setMode(next) {
      const hadNone = mode.kind === 'nowhere';
      mode = next;
      // What was sent meanwhile is lost, so the connection is of no use.
      if (next.kind === 'closed' || hadNone) for (const socket of sockets) socket.destroy();
    },
    async stop() {
      server.close();
      for (const socket of sockets) socket.destroy();
    },
  };
  return front;
}
