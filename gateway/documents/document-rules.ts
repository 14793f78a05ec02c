import { type ValidationRule } from 'graphql';
import { introspectionRootRule } from './introspection-root-rule.ts';
import { reservedAliasRule } from './reserved-alias-rule.ts';

/** The rules that a document must satisfy in addition to those of GraphQL. */
export const DOCUMENT_RULES: readonly ValidationRule[] = [reservedAliasRule, introspectionRootRule];
