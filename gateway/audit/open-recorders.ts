import type { Log } from '../telemetry/log.ts';
import type { AuditSink } from './audit-sink.ts';
import { createAccessRecorder, type RecordAccess } from './record-access.ts';
import { createSignInRecorder, type SignInRecorder } from './record-sign-ins.ts';

type Options = { readonly audit: AuditSink; readonly auditNetworks?: boolean; readonly log: Log };

/** What writes into the audit trail, but for downloads. @param clock milliseconds since 1970 */
export const openRecorders = (
  { audit: sink, auditNetworks: networks = false, log }: Options,
  clock: () => number,
): { readonly recordAccess: RecordAccess; readonly signIns: SignInRecorder } => ({
  recordAccess: createAccessRecorder({ sink, clock, log, networks }),
  signIns: createSignInRecorder(sink, clock, log),
});
