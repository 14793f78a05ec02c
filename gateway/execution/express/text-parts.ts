import { literal } from './lane-source.ts';

/** A text that generated code puts together. */
export type TextPart = { readonly fixed: string } | { readonly code: string };

/** @returns an expression for the whole text; neighbouring fixed parts become one literal */
export function concatenation(parts: readonly TextPart[]): string {
  const terms: string[] = [];
  let fixed = '';
  for (const part of parts) {
    if ('fixed' in part) {
      fixed += part.fixed;
      continue;
    }
    if (fixed !== '' || terms.length === 0) terms.push(literal(fixed));
    fixed = '';
    terms.push(part.code);
  }
  return [...terms, ...(fixed === '' ? [] : [literal(fixed)])].join(' + ');
}
