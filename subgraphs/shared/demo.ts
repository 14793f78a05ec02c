/**
 * The fixed day of the demo households (`domain.md` calls it T): a Monday, 10:00 in Boston. Milliseconds since 1970.
 */
export const DEMO_NOW = Date.parse('2026-11-16T15:00:00Z');

/** @returns the moment in which every demo source made its data */
export const DEMO_AS_OF = new Date(DEMO_NOW - 6 * 60 * 60 * 1000).toISOString();

const DAY = 24 * 60 * 60 * 1000;
const two = (number: number) => String(number).padStart(2, '0');

/** @param offset days after T; negative for days before. @returns YYYY-MM-DD */
export const demoDay = (offset: number): string => new Date(DEMO_NOW + offset * DAY).toISOString().slice(0, 10);

/** @returns the id of a demo household, as h02 */
export const demoHousehold = (household: number): string => `h${two(household)}`;

/** @returns the id of a demo person, as p0201: household 2, first person */
export const demoPerson = (household: number, position: number): string => `p${two(household)}${two(position)}`;

/** @returns the MassHealth ID of a demo person, 99900000HHPP */
export const demoMassHealthId = (household: number, position: number): string => `99900000${two(household)}${two(position)}`;

/**
 * @param person the id of a demo person
 * @returns a text that names its owner and field, as "H02P01 pcpName", so that a test can tell whose value it found where
 */
export function watermark(person: string, field: string): string {
  return `H${person.slice(1, 3)}P${person.slice(3, 5)} ${field}`;
}
