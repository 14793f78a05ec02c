import { type DocumentNode, print } from 'graphql';
import { hashBody } from './hash-body.ts';

/**
 * The hashes that clients send for one document. Each client hashes the text that it would send: Apollo Client and
 * graphql-request print the document, urql also removes empty lines, and graphql-request by GET puts it on one line.
 *
 * @param body the document as registered, in any layout
 * @param document the same document, parsed
 */
export function documentHashes(body: string, document: DocumentNode): ReadonlySet<string> {
  const printed = print(document);
  return new Set([body, printed, printed.replace(/\n+/g, '\n'), onOneLine(body), onOneLine(printed)].map(hashBody));
}

/** As `cleanQuery` of graphql-request: white space, commas and comments become one space, in strings too. */
const onOneLine = (text: string): string => text.replace(/(?:[\s,]|#[^\n\r]+)+/g, ' ').trim();
