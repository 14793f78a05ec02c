import { z } from 'zod';
import { day, enumsOf, flag, id, list, text } from '../../shared/feeds/feed-fields.ts';
import type { AddressKind, Language, LinkKind, MailFormat, PhoneKind } from '../enums.generated.ts';
import type { Addresses, Restrictions } from '../rows.ts';

export const values = enumsOf(new URL('../schema.graphql', import.meta.url));

const ADDRESS = z.strictObject({
  usage: z.enum(['HOME', 'MAILING'] satisfies Addresses['usage'][]).meta({ description: 'What it is used for; one of each.' }),
  kind: values<AddressKind>('AddressKind', 'What kind of address it is.'),
  line1: text('The first line.', '1 Example Street').nullish(),
  line2: text('The second line.', 'Apt 2').nullish(),
  city: text('The city or town.', 'Boston', 100),
  state: z
    .string()
    .regex(/^[A-Z]{2}$/, 'must be two capitals, as MA')
    .meta({ description: 'The state.', examples: ['MA'] }),
  zip: z
    .string()
    .regex(/^\d{5}(-\d{4})?$/, 'must be a ZIP code, as 02108 or 02108-1234')
    .meta({ description: 'The ZIP code.', examples: ['02108'] }),
});

const PHONE = z.strictObject({
  kind: values<PhoneKind>('PhoneKind', 'What it is for.'),
  number: z
    .string()
    .regex(/^[\d+() .x-]{7,25}$/, 'must be 7 to 25 digits, spaces and + ( ) . x -')
    .meta({ description: 'The number.', examples: ['617-555-0101'] }),
  primary: flag('Whether it is the number to call first.'),
});

const KEYED_HASH = z
  .string()
  .regex(/^[a-z0-9][a-z0-9.-]{0,199}:[\w-]{43}$/, 'must be a hash as an export writes it')
  .meta({ description: 'A hash of the number under a key of the pepper, as an export writes it.' });

const RECORD = z.strictObject({
  kind: values<Exclude<LinkKind, 'MAHEALTHCONNECTOR'>>('LinkKind', 'Which agency has the record: MASSHEALTH or DTA.').exclude([
    'MAHEALTHCONNECTOR',
  ] as never),
  ssn: z
    .string()
    .max(11)
    .nullish()
    .meta({
      description:
        'The social security number, with or without dashes. Only its hash is stored. 900 numbers are for demos alone.',
      examples: ['900-12-0001'],
    }),
  ssnHash: KEYED_HASH.nullish(),
});

const NAME = (what: string, example: string) => text(what, example, 100);

export const PERSON = z
  .strictObject({
    id: id('The id of the person, the same in all feeds.', 'p0101'),
    first: NAME('The legal first name.', 'Ada'),
    middle: NAME('The middle name.', 'B.').nullish(),
    last: NAME('The legal last name.', 'Fictum'),
    suffix: NAME('As Jr. or III.', 'Jr.').nullish(),
    preferred: NAME('The name that the person uses.', 'Addie').nullish(),
    birthDate: day('The day of birth.', '1992-02-11'),
    massHealthId: z
      .string()
      .regex(/^\d{12}$/, 'must be 12 digits')
      .nullish()
      .meta({ description: 'The MassHealth ID: 12 digits, one per member.', examples: ['999000000101'] }),
    email: text('The e-mail address.', 'ada@example.org', 254).nullish(),
    spokenLanguage: values<Language>('Language', 'The language that the person speaks.'),
    writtenLanguage: values<Language>('Language', 'The language that the person reads.'),
    format: values<MailFormat>('MailFormat', 'The form in which the person reads mail.'),
    contactConfirmedOn: day('The day on which the person last confirmed these data.').nullish(),
    addresses: list(ADDRESS, 'At most one of each usage.'),
    phones: list(PHONE, 'The phone numbers.'),
    restriction: z
      .enum(['SAFE_ADDRESS', 'CONFIDENTIAL'] satisfies Restrictions['reason'][])
      .nullish()
      .meta({ description: 'Why the head of the household must not see certain data of the person, if so (RO-10).' }),
    record: RECORD.nullish().meta({ description: "An agency's record, which the person can link an account to." }),
  })
  .meta({ description: 'A person, described by exactly one household.' });

export type Person = z.infer<typeof PERSON>;
