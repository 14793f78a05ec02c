import { specifiedRules, type ValidationRule } from 'graphql';
import { introspectionRootRule } from './introspection-root-rule.ts';
import { reservedAliasRule } from './reserved-alias-rule.ts';

/** The rules that every document of a client is validated by: those of GraphQL, and two of this gateway. */
export const DOCUMENT_RULES: readonly ValidationRule[] = [...specifiedRules, reservedAliasRule, introspectionRootRule];
