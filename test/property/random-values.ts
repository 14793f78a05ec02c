import type { Choices } from './choices.ts';

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

  /** A text that names its owner and field. */
  text(owner: string, field: string): string {
    this.#count += 1;
    return `${owner} ${field} #${this.#count}`;
  }

  /** A number that occurs once, padded to `digits`. */
  digits(digits: number): string {
    this.#count += 1;
    return String(this.#count).padStart(digits, '0');
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

/** @returns the day so many days after `day`, YYYY-MM-DD */
export const addDays = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);
