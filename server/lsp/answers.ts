// Decides how a request ends: with an answer for the text that it asked about, or with an error; never with an empty one.
import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken } from 'vscode-languageserver';

export function cancelledError(): ResponseError {
  return new ResponseError(LSPErrorCodes.RequestCancelled, 'The request was cancelled.');
}

export function contentModifiedError(): ResponseError {
  return new ResponseError(LSPErrorCodes.ContentModified, 'The note has changed since the question.');
}

/** Throws unless the question still stands: not cancelled, and about the version that is open now. */
export function assertCurrent(token: CancellationToken, asked: number, now: number | undefined): void {
  if (token.isCancellationRequested) throw cancelledError();
  if (asked !== now) throw contentModifiedError();
}

/** The promise's value; rejects at once when the request is cancelled, resolves to undefined when the time is over. */
export async function within<T>(
  promise: Promise<T>,
  milliseconds: number,
  token: CancellationToken,
): Promise<T | undefined> {
  if (token.isCancellationRequested) throw cancelledError();
  let timer: NodeJS.Timeout | undefined;
  const listening: { dispose: () => void }[] = [];
  const ended = new Promise<undefined>((resolve, reject) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
    listening.push(token.onCancellationRequested(() => reject(cancelledError())));
  });
  try {
    return await Promise.race([promise, ended]);
  } finally {
    clearTimeout(timer);
    for (const listener of listening) listener.dispose();
  }
}
