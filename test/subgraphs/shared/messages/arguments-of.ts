import { IntlMessageFormat } from 'intl-messageformat';

type Elements = ReturnType<IntlMessageFormat['getAst']>;

/** Numbers of ICU elements that name an argument: plain, number, date, time, select and plural. */
const NAMING: readonly number[] = [1, 2, 3, 4, 5, 6];

/** @returns the arguments that an ICU message names, each once, in order of name. @throws when it is none */
export function argumentsOf(message: string): string[] {
  return [...new Set(namesIn(new IntlMessageFormat(message, 'en').getAst()))].sort();
}

const namesIn = (elements: Elements): string[] =>
  elements.flatMap((element) => [
    ...(NAMING.includes(element.type) ? [(element as { value: string }).value] : []),
    ...('options' in element ? Object.values(element.options).flatMap(({ value }) => namesIn(value)) : []),
    ...('children' in element ? namesIn(element.children) : []),
  ]);
