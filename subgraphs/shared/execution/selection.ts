import type { FieldNode, GraphQLResolveInfo, OperationDefinitionNode } from 'graphql';
import type { SubgraphContext } from '../context.ts';
import type { FieldGuard } from '../guard.ts';

/** What is known of an operation before it runs. */
export type CompiledOperation = {
  readonly definition: OperationDefinitionNode;
  /** The operation's variables, when all are lists of representations: any value is valid in them. */
  readonly representations: readonly string[] | null;
  readonly selection: Selection;
  /** How many fields there are in all. */
  readonly fields: number;
};

/** The fields that are selected of objects of one type, each under its key in the answer, in order. */
export type Selection = readonly SelectedField[];

export type SelectedField = {
  readonly key: string;
  readonly nodes: readonly FieldNode[];
  /** `Type.field` */
  readonly coordinate: string;
  /** Null: the value is the name of the type. */
  readonly work: FieldWork | null;
  readonly typeName: string;
  readonly shape: Shape;
};

/** How the value of a field is found. */
export type FieldWork = {
  readonly guard: FieldGuard;
  readonly resolve: Resolve;
  readonly args: Args;
  readonly info: GraphQLResolveInfo;
};

export type Resolve = (source: unknown, args: object, context: SubgraphContext, info: GraphQLResolveInfo) => unknown;

/** The arguments of a field, or how they follow from the variables. */
export type Args = { readonly fixed: object } | { readonly of: (variables: Record<string, unknown>) => object };

/** The type of a value, and what is selected of it. */
export type Shape =
  | { readonly kind: 'leaf'; readonly isNonNull: boolean; readonly serialize: (value: unknown) => unknown }
  | { readonly kind: 'list'; readonly isNonNull: boolean; readonly item: Shape }
  | ObjectShape
  /** An object says by `__typename` what it is; what `_entities` finds comes with its type. */
  | {
      readonly kind: 'abstract' | 'entity';
      readonly isNonNull: boolean;
      /** By type. */
      readonly objects: ReadonlyMap<string, ObjectShape>;
    };

export type ObjectShape = { readonly kind: 'object'; readonly isNonNull: boolean; readonly selection: Selection };
