import { type ValidationRule } from 'graphql';
import { introspectionRootRule } from './introspection-root-rule.ts';
import { reservedAliasRule } from './reserved-alias-rule.ts';

/** What a document is held to besides the rules of GraphQL. */
export const DOCUMENT_RULES: readonly ValidationRule[] = [reservedAliasRule, introspectionRootRule];
