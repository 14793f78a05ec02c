import { ACCOUNT } from './gateway.account.table.ts';
import { BENEFITS } from './gateway.benefits.table.ts';
import { DASHBOARD } from './gateway.dashboard.table.ts';
import { DOCUMENTS } from './gateway.documents.table.ts';
import { NOTICES } from './gateway.notices.table.ts';
import { PERSON } from './gateway.person.table.ts';
import { SIGN_IN } from './gateway.sign-in.table.ts';
import { readTable, type Row, withLabels } from './read-table.ts';
import { CODES } from './situations.ts';

/** Who sees each field through the gateway: the rows of all its tables. */
export const GATEWAY_ROWS: readonly Row[] = withLabels(
  [ACCOUNT, SIGN_IN, PERSON, BENEFITS, DOCUMENTS, NOTICES, DASHBOARD].flatMap((table) => readTable(table, CODES)),
);
