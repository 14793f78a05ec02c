import { NOTICE_DOWNLOAD_PATH } from '../schema/contract/notice-download.ts';
import type { ServerTls } from '../schema/contract/tls.ts';
import type { AuditSink } from './audit/audit-sink.ts';
import { createDownloadReceiver } from './downloads/receive-download.ts';
import { createDownloadRecorder } from './downloads/record-download.ts';
import { createFileOpener } from './execution/fetch-sender.ts';
import { discardBody } from './http/discard-body.ts';
import { createHttpServer, type HttpServer } from './http/http-server.ts';
import type { AnswerHttp } from './http/limit-answers.ts';
import { setRequestId } from './http/request-id.ts';
import type { LoadShedder } from './http/load-shedder.ts';
import { type OnRefused, refuseRequest } from './http/refuse-request.ts';
import { type AnswerPlayground, isPlayground, openPlayground, type PlaygroundOptions } from './playground/open-playground.ts';
import type { Services } from './request/context.ts';
import type { ReceiveRequest } from './request/pipeline.ts';
import type { SupergraphHolder } from './serving/supergraph-holder.ts';
import type { SourceDirectory } from './sources/source-directory.ts';

type HttpOptions = {
  /** See `GatewayOptions`. */
  readonly playground?: PlaygroundOptions | null;
  readonly tls?: ServerTls | null;
  readonly keepAliveMs?: number;
  readonly assertionSecret: string;
  readonly audit: AuditSink;
};

/** Opens everything of a gateway that is behind HTTP, by path. It does not listen yet. */
export function openHttp(
  receive: ReceiveRequest,
  services: Services & { readonly holder: SupergraphHolder },
  sources: SourceDirectory,
  { playground, tls, keepAliveMs, assertionSecret, audit }: HttpOptions,
): HttpServer {
  const { load, log, clock } = services;
  const receiveDownload = createDownloadReceiver({
    ...services,
    sendFor: (viewer, requestId) => services.sendFor(viewer, 'en', { requestId }).send,
    openFile: createFileOpener(sources, assertionSecret, clock),
    recordDownload: createDownloadRecorder(audit, clock, log),
  });
  const onRefused: OnRefused = (refused) => log.info({ event: 'unread', ...refused });
  const page = playground ? openPlayground(playground, services) : null;
  const answer = routeRequests({ receive, receiveDownload, playground: page, load, onRefused });
  return createHttpServer(answer, onRefused, tls, keepAliveMs);
}

type Routes = {
  readonly receive: ReceiveRequest;
  readonly receiveDownload: ReceiveRequest;
  /** Null: there is none. */
  readonly playground: AnswerPlayground | null;
  readonly load: LoadShedder;
  readonly onRefused: OnRefused;
};

/** @returns what answers each request, by its path. `/health` is answered however much there is to do */
const routeRequests =
  ({ receive, receiveDownload, playground, load, onRefused }: Routes): AnswerHttp =>
  (request, response) => {
    const path = request.url?.split('?', 1)[0] ?? '';
    if (path === '/graphql' || path === '/') return void receive(request, response);
    setRequestId(response);
    if (path === NOTICE_DOWNLOAD_PATH) void receiveDownload(request, response);
    else if (playground && isPlayground(path)) {
      if (load.admits()) playground(request, response, path);
      else refuseRequest(request, response, 'OVERLOADED', onRefused);
    } else {
      discardBody(request, response);
      if (path === '/health') response.setHeader('content-type', 'application/json').end('{"status":"ok"}');
      else response.writeHead(404).end();
    }
  };
