import { describe, expect, test } from '@jest/globals';
import { documentsLines } from '../../../scripts/households/documents-lines.ts';
import { planAccounts } from '../../../scripts/households/plan-accounts.ts';
import { isMember, planHousehold } from '../../../scripts/households/plan-household.ts';

const SEED = 11;
const households = Array.from({ length: 6000 }, (_, index) => planHousehold(SEED, index + 1));
const persons = households.flatMap((household) => household.persons);
const accounts = households.flatMap(planAccounts);

const valuesOf = <Entry, Value>(entries: readonly Entry[], valueOf: (entry: Entry) => Value) => [
  ...new Set(entries.map(valueOf)),
];
const shareOf = <Entry>(entries: readonly Entry[], isSo: (entry: Entry) => boolean) =>
  entries.filter(isSo).length / entries.length;

describe('planned households', () => {
  test('have 1 to 12 persons, and about two and a half on average', () => {
    const sizes = households.map((household) => household.persons.length);
    expect(valuesOf(sizes, (size) => size).toSorted((one, other) => one - other)).toEqual([
      1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12,
    ]);
    const average = persons.length / households.length;
    expect(average).toBeGreaterThan(2.2);
    expect(average).toBeLessThan(2.8);
  });

  test('speak six languages, most of them English', () => {
    expect(valuesOf(persons, ({ language }) => language).toSorted()).toEqual(['EN', 'ES', 'HT', 'PT_BR', 'VI', 'ZH_HANT']);
    expect(shareOf(persons, ({ language }) => language === 'EN')).toBeGreaterThan(0.6);
  });

  test('have all programs and all statuses', () => {
    const massHealth = persons.flatMap(({ coverage }) => coverage.massHealth);
    expect(valuesOf(massHealth, ({ type }) => type)).toHaveLength(9);
    expect(valuesOf(massHealth, ({ status }) => status)).toHaveLength(11);
    expect(shareOf(massHealth, ({ status }) => status === 'APPROVED')).toBeGreaterThan(0.7);
    const connector = persons.flatMap(({ coverage }) => coverage.connector ?? []);
    expect(valuesOf(connector, ({ program }) => program)).toHaveLength(5);
    expect(valuesOf(connector, ({ status }) => status)).toHaveLength(4);
  });

  test('have documents of all kinds about a minority', () => {
    const lines = households.flatMap(documentsLines);
    const text = JSON.stringify(lines);
    for (const category of ['INCOME', 'DISABILITY', 'PREGNANCY', 'INCARCERATION', 'IMMIGRATION_STATUS', 'TRIBAL_STATUS'])
      expect(text).toContain(`"category":"${category}"`);
    for (const status of ['OPEN', 'OVERDUE', 'SATISFIED', 'NOT_ACCEPTED', 'UNREADABLE', 'IN_REVIEW'])
      expect(text).toContain(`"status":"${status}"`);
    expect(lines.length / persons.length).toBeLessThan(0.5);
  });

  test('have restricted persons, members who left, members of two households, and holders outside the application', () => {
    const share = (isSo: (person: (typeof persons)[number]) => boolean) => shareOf(persons, isSo);
    expect(share(({ restriction }) => restriction !== null)).toBeGreaterThan(0.002);
    expect(share(({ restriction }) => restriction !== null)).toBeLessThan(0.03);
    expect(share((person) => !isMember(person))).toBeGreaterThan(0.01);
    const described = new Set(persons.map(({ id }) => id));
    const guests = households.flatMap((household) => household.guests);
    expect(guests.length).toBeGreaterThan(10);
    expect(guests.filter(({ personId }) => !described.has(personId))).toEqual([]);
    expect(shareOf(accounts, ({ personId }) => personId === null)).toBeGreaterThan(0.01);
  });

  test('have accounts of both providers, opened and waiting, for a share of the adults', () => {
    expect(valuesOf(accounts, ({ provider, isOpened }) => `${provider} ${isOpened}`).toSorted()).toEqual([
      'LOGIN_MASS_GOV true',
      'MA_LOGIN false',
      'MA_LOGIN true',
    ]);
    const ages = new Map(persons.map(({ id, age }) => [id, age]));
    expect(accounts.filter(({ personId }) => personId !== null && ages.get(personId)! < 18)).toEqual([]);
    expect(accounts.length / households.length).toBeGreaterThan(0.5);
  });

  test('have identifiers that are unique, and numbers that no person has', () => {
    expect(new Set(persons.map(({ id }) => id)).size).toBe(persons.length);
    expect(new Set(persons.map(({ massHealthId }) => massHealthId)).size).toBe(persons.length);
    expect(new Set(persons.map(({ ssn }) => ssn)).size).toBe(persons.length);
    expect(new Set(accounts.map(({ id }) => id)).size).toBe(accounts.length);
    const last = planHousehold(SEED, 7_000_000);
    for (const { ssn, massHealthId } of [...persons, ...last.persons]) {
      expect(ssn).toMatch(/^9\d{8}$/);
      expect(massHealthId).toMatch(/^\d{12}$/);
    }
  });

  test('depend on their number and the seed alone', () => {
    expect(planHousehold(SEED, 4321)).toEqual(households[4320]);
    expect(planHousehold(SEED + 1, 4321)).not.toEqual(households[4320]);
  });
});
