/**
 * Who writes a table:
 *
 * - `feed`: feeds write it, requests read it
 * - `staging`: feeds write and read it, requests do not see it
 * - `account`: requests write and read it, feeds do not see it
 * - `both`: feeds and requests write it
 */
export type TableUse = 'feed' | 'staging' | 'account' | 'both';

/** The use of every table of a subgraph, by its name. The rights of database roles follow from it. */
export type TableUses<Tables = Readonly<Record<string, unknown>>> = Readonly<Record<keyof Tables & string, TableUse>>;

/** What a role may do with the rows of a table. */
export type RowRight = 'select' | 'insert' | 'update' | 'delete';
export const ROW_RIGHTS: readonly RowRight[] = ['select', 'insert', 'update', 'delete'];

/** The roles of a subgraph: `owner` migrates, `loader` loads feeds, `runtime` answers requests. */
export type RoleKind = 'owner' | 'loader' | 'runtime';
export const ROLE_KINDS: readonly RoleKind[] = ['owner', 'loader', 'runtime'];

const RIGHTS: Readonly<Record<Exclude<RoleKind, 'owner'>, Readonly<Record<TableUse, readonly RowRight[]>>>> = {
  loader: { feed: ROW_RIGHTS, staging: ROW_RIGHTS, both: ROW_RIGHTS, account: [] },
  runtime: { feed: ['select'], staging: [], both: ROW_RIGHTS, account: ROW_RIGHTS },
};

/** @returns what a role may do with the rows of a table; the owner may do everything */
export const rightsOf = (role: RoleKind, use: TableUse): readonly RowRight[] =>
  role === 'owner' ? ROW_RIGHTS : RIGHTS[role][use];

/** @returns the name of a role in PostgreSQL */
export const roleOf = (schema: string, kind: RoleKind): string => `${schema}_${kind}`;
