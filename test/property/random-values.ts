import { completeRow } from '../../scripts/tooling/complete-row.ts';
import type { Choices } from './choices.ts';

const CODE = /^[A-Z][A-Z0-9_]*$/;
const DAY_OR_MOMENT = /^\d{4}-\d\d-\d\d/;
const DAY = 24 * 60 * 60 * 1000;

/** Makes the values of one world. No text occurs twice, so that a value in the wrong place is noticed. */
export class RandomValues {
  readonly choices: Choices;
  readonly #today: string;
  #count = 0;

  constructor(choices: Choices, today: string) {
    this.choices = choices;
    this.#today = today;
  }

  /** A text that contains its owner and field. */
  text(owner: string, field: string): string {
    this.#count += 1;
    return `${owner} ${field} #${this.#count}`;
  }

  /** A number that occurs once, padded to `digits`. */
  digits(digits: number): string {
    this.#count += 1;
    return String(this.#count).padStart(digits, '0');
  }

  /** @returns the row, with new texts for the columns that are texts in the demo, and values of the demo for the others */
  row<Row extends object>(demo: readonly Row[], row: Partial<Row>): Row {
    const { personId, id } = row as { personId?: string; id?: string };
    return completeRow(demo, row, (column, examples) => {
      const known = examples.filter((value) => value !== null);
      const value = this.#like(known, `${personId ?? id}`, column);
      return known.length < examples.length ? this.orNull(value) : value;
    });
  }

  #like(known: readonly unknown[], owner: string, column: string): unknown {
    const [example] = known;
    if (typeof example !== 'string' || CODE.test(example)) return this.choices.pick(known);
    return DAY_OR_MOMENT.test(example) ? this.choices.pick(known) : this.text(owner, column);
  }

  orNull<Value>(value: Value): Value | null {
    return this.choices.chance(25) ? null : value;
  }

  /** @param least @param most days from today. @returns YYYY-MM-DD */
  day(least: number, most: number): string {
    return addDays(this.#today, this.choices.between(least, most));
  }

  moment(): string {
    return new Date(Date.parse(`${this.day(-30, 0)}T00:00:00Z`) + this.choices.below(86_400) * 1000).toISOString();
  }
}

/** @returns the day `days` days after `day`, YYYY-MM-DD */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
