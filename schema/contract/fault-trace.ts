import { fileURLToPath, pathToFileURL } from 'node:url';
import { types } from 'node:util';

/** What a log line may say about an error: its class and where it was thrown. Its message may contain values. */
export type FaultTrace = { readonly name: string; readonly frames: readonly string[] };

const ROOT = pathToFileURL(fileURLToPath(new URL('../../', import.meta.url))).href;
const ROOT_PATH = fileURLToPath(ROOT);
const CLASS_NAME = /^[A-Za-z_$][\w$]{0,63}$/;
const PLACE = /^((?:gateway|schema|scripts|subgraphs|test)\/[\w./-]{1,150}\.[jt]sx?:\d{1,6}):\d{1,6}\)?$/;
const MAX_FRAMES = 8;

/** @returns the trace of a thrown value. For an error that wraps another, it is the trace of the inner one */
export function traceOf(thrown: unknown): FaultTrace {
  const error = innermost(thrown);
  if (!isError(error)) return { name: typeof error, frames: [] };
  return { name: classNameOf(error), frames: framesOf(error) };
}

/** Errors of Node's own modules can come from another realm. */
export const isError = (thrown: unknown): thrown is Error => thrown instanceof Error || types.isNativeError(thrown);

/** The class name comes from code, whereas `error.name` can be set to anything. */
function classNameOf(error: Error): string {
  const name: unknown = (error.constructor as { readonly name?: unknown } | undefined)?.name;
  return typeof name === 'string' && CLASS_NAME.test(name) ? name : 'Error';
}

/** Where graphql-js reports what a resolver threw. */
function innermost(thrown: unknown): unknown {
  let inner = thrown;
  for (let depth = 0; depth < 5; depth += 1) {
    const { originalError } = (inner ?? {}) as { readonly originalError?: unknown };
    if (originalError === undefined || originalError === null) return inner;
    inner = originalError;
  }
  return inner;
}

/**
 * Returns the frames in files of this project, as `file:line`. The stack begins with the message, which can contain lines that
 * look like frames, so only the text after it is read. A message that was changed later is not found; then there are no frames.
 */
function framesOf({ message, stack = '' }: Error): string[] {
  const [firstLine = ''] = stack.split('\n', 1);
  const start = message === '' ? firstLine.length : stack.indexOf(`: ${message}`) + 2;
  const isChanged = message === '' ? firstLine.includes(':') : start < 2 || start > firstLine.length;
  if (isChanged) return [];
  return stack
    .slice(start + message.length)
    .split('\n')
    .flatMap((line) => placeIn(line) ?? [])
    .slice(0, MAX_FRAMES);
}

function placeIn(line: string): string | null {
  const url = line.lastIndexOf(ROOT);
  const path = line.lastIndexOf(ROOT_PATH);
  if (url < 0 && path < 0) return null;
  const rest = url < 0 ? line.slice(path + ROOT_PATH.length) : line.slice(url + ROOT.length);
  return PLACE.exec(rest)?.[1] ?? null;
}
