import {
  BREAK,
  type DocumentNode,
  getNamedType,
  type GraphQLNamedType,
  isAbstractType,
  isCompositeType,
  OperationTypeNode,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';
import type { Requirement } from '../../schema/contract/read-policies.ts';
import type { AccessModel } from './access-model.ts';

/**
 * Whether the answer to a document is public: the document holds only queries, and every field, whatever its conditions, requires
 * only `public`, as do all objects that it can return. `__typename` of such an object is public too; the schema itself is not.
 *
 * @param document a valid document
 */
export function isPublic(document: DocumentNode, model: AccessModel): boolean {
  const types = new TypeInfo(model.apiSchema);
  let all = true;
  const unless = (holds: boolean) => {
    all = holds;
    return holds ? undefined : BREAK;
  };
  visit(
    document,
    visitWithTypeInfo(types, {
      OperationDefinition: ({ operation }) => unless(operation === OperationTypeNode.QUERY),
      Field: ({ name }) => unless(isPublicField(name.value, types, model)),
    }),
  );
  return all;
}

function isPublicField(name: string, types: TypeInfo, model: AccessModel): boolean {
  const [parent, type] = [types.getParentType(), types.getType()];
  if (!isCompositeType(parent) || !type || !existsForAll(parent, model)) return false;
  if (name.startsWith('__')) return name === '__typename';
  const asked = [...model.typeRequirement(parent.name, parent.name), ...model.fieldRequirement(parent, name)];
  // A coordinate without a policy is open only under `--open`, where the gateway cannot know whether it may be cached publicly.
  return asked.length > 0 && asksForPublicAlone(asked) && existsForAll(getNamedType(type), model);
}

function existsForAll(type: GraphQLNamedType, { apiSchema, typeRequirement }: AccessModel): boolean {
  const runtimeTypes = isAbstractType(type) ? apiSchema.getPossibleTypes(type) : [type];
  return runtimeTypes.every(({ name }) => asksForPublicAlone(typeRequirement(name, type.name)));
}

const asksForPublicAlone = (requirement: Requirement): boolean =>
  requirement.every((alternatives) => alternatives.length === 1 && alternatives[0]?.join(' ') === 'public');
