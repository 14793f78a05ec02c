/** Text in place of a value. */
export const OTHER_VALUES = [
  ...[
    '1.0',
    '1e2',
    '1E2',
    '1e+21',
    '1e21',
    '-0',
    '0.0',
    '-0.0',
    '01',
    '-01',
    '+1',
    '.5',
    '1.',
    '1e',
    '--1',
    '-',
    'NaN',
    'Infinity',
    '1e999',
  ],
  ...[
    '2147483648',
    '-2147483649',
    '9007199254740993',
    '12345678901234567890',
    '0.1000000000000000055',
    '0.10',
    '1.10',
    '0.0000001',
  ],
  ...[
    'null',
    'true',
    'false',
    'nul',
    'tru',
    '{}',
    '[]',
    '[[]]',
    '[null]',
    '{"a":1}',
    '{"a":1,"a":2}',
    '"SOLD"',
    '"sold"',
    '"Place"',
    '""',
    '"',
  ],
  ...[
    '"\\ud800"',
    '"\\udc00\\ud800"',
    '"\\ud83d\\ude00"',
    '"\\u00e9"',
    '"\\u001f"',
    '"\\u001F"',
    '"\\u000a"',
    '"\\u0008"',
    '"\\u0000"',
  ],
  ...[
    '"\\/"',
    '"\\x"',
    '"\\',
    '"\\"',
    '"\\u12"',
    '"\t"',
    '"\n"',
    '"\u007f"',
    '"\u2028"',
    '"\\u2028"',
    '"\uFEFF"',
    'undefined',
    "'a'",
    '1 ',
    ' 1',
  ],
  '['.repeat(300) + ']'.repeat(300),
  '['.repeat(5_000) + ']'.repeat(5_000),
  '{"a":'.repeat(300) + '1' + '}'.repeat(300),
];

/** Bytes that JSON gives a meaning, and some that are not UTF-8. */
const BYTES = [...Buffer.from('"\\{}[]:,.-+eE019 ntfu/\t\n'), 0, 0x1f, 0x7f, 0x80, 0xc0, 0xe2, 0xed, 0xf5, 0xff];

const replace = (answer: Buffer, from: number, to: number, text: Buffer): Buffer =>
  Buffer.concat([answer.subarray(0, from), text, answer.subarray(to)]);

/** @returns the answer with a change at this byte */
export function changed(answer: Buffer, at: number, next: () => number): Buffer {
  const byte = Buffer.from([BYTES[Math.floor(next() * BYTES.length)]!]);
  switch (Math.floor(next() * 6)) {
    case 0:
      return replace(answer, at, at + 1, byte);
    case 1:
      return replace(answer, at, at, byte);
    case 2:
      return replace(answer, at, at + 1, Buffer.alloc(0));
    case 3:
      return answer.subarray(0, at);
    case 4:
      return replace(answer, at, at, answer.subarray(at, at + 1 + Math.floor(next() * 30)));
    default:
      return Buffer.concat([
        answer.subarray(0, at),
        answer.subarray(at + 1, at + 2),
        answer.subarray(at, at + 1),
        answer.subarray(at + 2),
      ]);
  }
}

/** Where values are, members of objects and items of lists, as text. */
export const VALUE = /(?<=[:[,])(?:"(?:\\.|[^"\\])*"|[-\d.eE+]+|null|true|false)(?=[,\]}])/g;
