import type { Choices } from './choices.ts';
import { addDays } from './random-values.ts';
import type { RunningWorld } from './running-world.ts';
import type { World } from './world.ts';

type Identity = World['identity'];

/**
 * Changes the relations of persons, in the running graph and in the world (RO-9): a membership begins or ends, another member
 * becomes the head, or a restriction begins or ends.
 *
 * @returns a description of the change, for the message of a failure
 */
export async function changeRandomly(running: RunningWorld, choices: Choices): Promise<string> {
  const change = choices.pick([endMembership, addMembership, moveHead, setRestricted]);
  const description = await change(running, choices);
  running.letStandingsAge();
  return description;
}

const update = (world: World, part: Partial<Identity>) => void (world.identity = { ...world.identity, ...part });

async function endMembership({ world, identity }: RunningWorld, choices: Choices): Promise<string> {
  const { householdId, personId } = choices.pick(world.identity.memberships);
  const on = addDays(world.today, choices.below(2));
  await identity.endMembership(householdId, personId, on);
  const ends = (row: Identity['memberships'][number]) =>
    row.householdId === householdId && row.personId === personId && (row.to === null || row.to > on);
  update(world, { memberships: world.identity.memberships.map((row) => (ends(row) ? { ...row, to: on } : row)) });
  return `the membership of ${personId} in ${householdId} ends on ${on}`;
}

async function addMembership({ world, identity }: RunningWorld, choices: Choices): Promise<string> {
  const { id: personId } = choices.pick(world.identity.persons);
  const { id: householdId } = choices.pick(world.identity.households);
  const isThere = world.identity.memberships.some((row) => row.householdId === householdId && row.personId === personId);
  if (isThere) return 'nothing';
  const row: Identity['memberships'][number] = {
    householdId,
    personId,
    role: 'MEMBER',
    isApplying: 1,
    relationshipToHead: 'OTHER_RELATIVE',
    from: world.today,
    to: null,
  };
  await identity.addMembership(row);
  update(world, { memberships: [...world.identity.memberships, row] });
  return `${personId} becomes a member of ${householdId}`;
}

async function moveHead({ world, identity }: RunningWorld, choices: Choices): Promise<string> {
  const holds = ({ from, to }: Identity['memberships'][number]) => from <= world.today && (to === null || world.today < to);
  const current = world.identity.memberships.filter(holds);
  if (current.length === 0) return 'nothing';
  const { householdId, personId } = choices.pick(current);
  await identity.moveHead(householdId, personId);
  const memberships = world.identity.memberships.map((row) =>
    row.householdId === householdId && holds(row)
      ? { ...row, role: row.personId === personId ? ('HEAD' as const) : ('MEMBER' as const) }
      : row,
  );
  update(world, { memberships });
  return `${personId} becomes the head of ${householdId}`;
}

async function setRestricted({ world, identity }: RunningWorld, choices: Choices): Promise<string> {
  const { id: personId } = choices.pick(world.identity.persons);
  const others = world.identity.restrictions.filter((row) => row.personId !== personId);
  const restricted = others.length === world.identity.restrictions.length;
  await identity.setRestricted(personId, restricted);
  update(world, { restrictions: restricted ? [...others, { personId, reason: 'CONFIDENTIAL' }] : others });
  return `${personId} is ${restricted ? 'restricted' : 'no longer restricted'}`;
}
