import type { Subject } from '../../schema/contract/policies.ts';
import type { Verdict } from '../../schema/contract/requirement.ts';

/** Records, while an answer is shaped, whose data it holds and whose was refused. */
export class SubjectRecorder {
  readonly #persons = new Set<string>();
  readonly #others = new Set<string>();
  readonly #refused = new Map<string, Set<string>>();

  /** Records that an object of this subject is in the answer. Most subjects name only a person. */
  recordServed(subject: Subject): void {
    const { person, household, submitter, recipient } = subject;
    if (typeof person === 'string') this.#persons.add(person);
    if (household !== undefined) this.#recordOther('household', household);
    if (submitter !== undefined) this.#recordOther('submitter', submitter);
    if (recipient !== undefined) this.#recordOther('recipient', recipient);
  }

  #recordOther(role: (typeof ROLES)[number], value: unknown): void {
    if (typeof value === 'string') this.#others.add(`${role}:${value}`);
    else if (Array.isArray(value)) for (const one of value) this.#others.add(`${role}:${one}`);
  }

  /** @param where a coordinate, or the type of an object that does not exist for the viewer */
  recordRefused(where: string, subject: Subject, verdict: Exclude<Verdict, 'allow'>): void {
    let refused = this.#refused.get(where);
    if (!refused) this.#refused.set(where, (refused = new Set()));
    refused.add(`${nameOf(subject)} ${verdict}`);
  }

  /** Forgets everything: the answer is made anew. */
  clear(): void {
    this.#persons.clear();
    this.#others.clear();
    this.#refused.clear();
  }

  get whose(): string[] {
    return [...[...this.#persons].map((person) => `person:${person}`), ...this.#others];
  }

  get refused(): Record<string, string[]> {
    return Object.fromEntries([...this.#refused].map(([where, subjects]) => [where, [...subjects]]));
  }
}

const ROLES = ['household', 'submitter', 'recipient'] as const;

function nameOf(subject: Subject): string {
  if (typeof subject.person === 'string') return `person:${subject.person}`;
  const role = ROLES.find((candidate) => subject[candidate]);
  return role ? `${role}:${String(subject[role])}` : 'nobody';
}
