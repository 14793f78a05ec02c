import fc from 'fast-check';
import { buildSchema, parse } from 'graphql';
import type { GraphAnswer } from '../support/graph.ts';
import { Choices } from './choices.ts';
import { expectedAnswer, type OnDecision } from './expected-answer.ts';
import { firstDifference, listDifference } from './first-difference.ts';
import { withoutHandles } from './handles.ts';
import type { Operation } from './operation.ts';
import { changeRandomly } from './random-change.ts';
import { randomOperation } from './random-operation.ts';
import { randomWorld } from './random-world.ts';
import { apiSdl, type RunningWorld, startWorld } from './running-world.ts';
import { smallerOperation } from './smaller-operation.ts';
import { hasEnded } from './start-assisted.ts';
import type { CoverageCounter } from './coverage-counter.ts';
import type { World, WorldViewer } from './world.ts';

export const apiSchema = buildSchema(apiSdl);

/** Per world: the number of changes, of operations between two changes, and of additional viewers per operation. */
const ROUNDS = 3;
const OPERATIONS = 12;
const OTHER_VIEWERS = 5;

type Case = { readonly operation: Operation; readonly viewers: readonly WorldViewer[] };

/**
 * Starts the graph over the world of a seed, and compares its answers with the tables.
 *
 * @throws with the seed; when an answer differs, also with the viewer, the operation and the first difference
 */
export async function checkWorld(seed: number, coverageCounter: CoverageCounter): Promise<void> {
  try {
    await checkOperations(seed, coverageCounter);
  } catch (error) {
    throw new Error(`World ${seed} fails`, { cause: error });
  }
}

async function checkOperations(seed: number, coverageCounter: CoverageCounter): Promise<void> {
  const running = await startWorld(randomWorld(seed, Date.now()), coverageCounter.countLane);
  const choices = new Choices(-seed);
  const changes: string[] = [];
  try {
    for (let round = 0; round < ROUNDS; round += 1) {
      await fc.assert(
        fc.asyncProperty(cases(running.world), (asked) => checkCase(asked, running, changes, coverageCounter)),
        { seed: seed * ROUNDS + round, numRuns: OPERATIONS, endOnFailure: true },
      );
      changes.push(await changeRandomly(running, choices));
    }
  } finally {
    await running.stop();
  }
}

/** Makes cases from numbers. fast-check does not shrink them, because `smallerOperation` reduces a failing operation better. */
const cases = (world: World): fc.Arbitrary<Case> =>
  fc.noShrink(fc.integer()).map((seed) => {
    const choices = new Choices(seed);
    const accounts = world.viewers.filter(({ accountId }) => accountId !== null);
    const heads = accounts.filter((viewer) => isHead(world, viewer));
    const first = choices.pick(world.viewers);
    const others = choices.times(OTHER_VIEWERS, () => choices.pick(heads.length > 0 && choices.chance(40) ? heads : accounts));
    const operation = randomOperation(apiSchema, choices, world, first);
    return { operation, viewers: [...new Set([first, ...others])], [fc.toStringMethod]: () => 'the operation below' };
  });

/** Whether the viewer is, was or will be a head. Heads have the most to see, and to be refused. */
function isHead({ identity }: World, { accountId }: WorldViewer): boolean {
  const persons = identity.links.filter((link) => link.accountId === accountId).map(({ personId }) => personId);
  return identity.memberships.some(({ personId, role }) => role === 'HEAD' && persons.includes(personId));
}

async function checkCase(
  { operation, viewers }: Case,
  running: RunningWorld,
  changes: readonly string[],
  coverageCounter: CoverageCounter,
): Promise<void> {
  for (const viewer of viewers) {
    const differences = await compare(operation, viewer, running, coverageCounter.count);
    if (differences.length > 0) throw new Error(await describeFailure(operation, viewer, running, changes, differences));
  }
}

/** @returns the differences between the graph's answer and the tables */
async function compare(
  operation: Operation,
  viewer: WorldViewer,
  running: RunningWorld,
  onDecision: OnDecision,
): Promise<string[]> {
  const { query, operationName, variables } = operation;
  if (hasEnded(running.world, viewer)) return refusalDifference(await running.ask(viewer, operation));
  const expected = expectedAnswer(apiSchema, parse(query), operationName, variables, running.world, viewer, onDecision);
  const received = await running.ask(viewer, operation);
  if (isMutation(operation)) running.letStandingsAge();
  return [
    firstDifference(expected.data, withoutHandles(received.data)),
    ...errorDifferences(expected.errors, received),
    ...strayParts(received),
  ].filter((difference) => difference !== null);
}

/** The most errors in one answer, which also has the number of further ones (limits.md). */
const MAX_TOLD = 100;

function errorDifferences(expected: readonly string[], received: GraphAnswer): (string | null)[] {
  const told = received.errors.map(errorLine);
  const more = Math.max(0, expected.length - MAX_TOLD);
  const { extensions } = JSON.parse(received.text) as { extensions?: unknown };
  const counted = firstDifference(more > 0 ? { moreErrors: more } : undefined, extensions, 'extensions');
  if (more === 0) return [listDifference(expected, told), counted];
  const among = told.filter((line) => expected.includes(line));
  return [listDifference(among, told), among.length === MAX_TOLD ? null : `told ${among.length} errors`, counted];
}

const REFUSAL = '{"errors":[{"message":"The token is not valid","extensions":{"code":"UNAUTHENTICATED"}}]}';

/** A request with a session that has ended gets the refusal and nothing else. */
const refusalDifference = ({ status, text }: GraphAnswer): string[] =>
  status === 401 && text.trim() === REFUSAL ? [] : [`received by an ended session: ${status} ${text}`];

const isMutation = ({ query }: Operation): boolean => query.includes('mutation');

const errorLine = ({ path = [], extensions }: GraphAnswer['errors'][number]): string => `${path.join('.')} ${extensions.code}`;

/** An answer has only data, errors and the number of further errors. An error has only a general message, a path and a code. */
function strayParts({ text, errors }: GraphAnswer): string[] {
  const parts = Object.keys(JSON.parse(text) as object).filter((key) => !['data', 'errors', 'extensions'].includes(key));
  const inErrors = errors.filter(
    ({ message, path: _path, extensions, ...rest }) =>
      message !== 'Unauthorized field or type' || Object.keys(extensions).join() !== 'code' || Object.keys(rest).length > 0,
  );
  return [
    ...parts.map((part) => `received beside data and errors: ${part}`),
    ...inErrors.map((error) => `received an error that says more: ${JSON.stringify(error)}`),
  ];
}

async function describeFailure(
  operation: Operation,
  viewer: WorldViewer,
  running: RunningWorld,
  changes: readonly string[],
  differences: readonly string[],
): Promise<string> {
  const { world } = running;
  const again = (candidate: Operation) => compare(candidate, viewer, running, () => undefined);
  // A mutation cannot be repeated with the same result.
  const isStable = !isMutation(operation) && (await again(operation)).length > 0;
  const smallest = isStable
    ? await smallerOperation(operation, apiSchema, async (next) => (await again(next)).length > 0)
    : operation;
  const links = world.identity.links.filter(({ accountId }) => accountId === viewer.accountId);
  return [
    `${world.today}; then ${changes.length > 0 ? changes.join('; ') : 'unchanged'}`,
    `Viewer ${viewer.name} (${viewer.provider ?? viewer.kind}), links ${JSON.stringify(links.map(({ state, personId }) => [state, personId]))}`,
    smallest.query,
    `Variables ${JSON.stringify(smallest.variables)}`,
    ...(isStable ? await again(smallest) : differences),
  ].join('\n');
}
