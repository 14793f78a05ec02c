// The public shape of a big answer: nested lists of small objects from one subgraph, 7.8 MB of JSON.

export const BIG_SDL = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key"])
type Query { accounts: [Account!]! }
type Account @key(fields: "id") { id: ID! name: String! email: String balance: Float! orders: [Order!]! }
type Order { id: ID! total: Int! isPaid: Boolean! status: Status! items: [Item!]! }
type Item { sku: String! title: String quantity: Int! price: Float! }
enum Status { OPEN SENT RETURNED }
`;

export const BIG_QUERY =
  '{ accounts { id name email balance orders { id total isPaid status items { sku title quantity price } } } }';

const ACCOUNTS = 780;
const ORDERS = 10;
const ITEMS = 10;

const many = <Value>(count: number, of: (index: number) => Value): Value[] =>
  Array.from({ length: count }, (_, index) => of(index));

/** @returns what the subgraph answers, as JSON text */
export const bigAnswer = (): string =>
  JSON.stringify({
    data: {
      accounts: many(ACCOUNTS, (account) => ({
        id: `account-${account}`,
        name: `The person with the number ${account}`,
        email: account % 7 === 0 ? null : `person-${account}@example.org`,
        balance: account * 1.25,
        orders: many(ORDERS, (order) => ({
          id: `order-${account}-${order}`,
          total: account * order,
          isPaid: order % 2 === 0,
          status: ['OPEN', 'SENT', 'RETURNED'][order % 3],
          items: many(ITEMS, (item) => ({
            sku: `sku-${account}-${order}-${item}`,
            title: item % 5 === 0 ? null : `An item of “${order}”, the ${item}. one in the row`,
            quantity: item,
            price: item + 0.5,
          })),
        })),
      })),
    },
  });
