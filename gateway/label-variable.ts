import { z } from 'zod';

/** `beta,tax/2026=on,old=off`. */
export const overrideLabels = () =>
  z
    .string()
    .regex(/^[a-zA-Z][\w\-:./]*(?:=(?:on|off))?(?:,[a-zA-Z][\w\-:./]*(?:=(?:on|off))?)*$/)
    .transform(
      (list): ReadonlyMap<string, boolean> =>
        new Map(
          list.split(',').map((part) => {
            const [label = '', state = 'on'] = part.split('=');
            return [label, state === 'on'];
          }),
        ),
    )
    .optional()
    .meta({
      description:
        'Labels of @override other than percent(…), and whether they are on. A supergraph with another label does not load.',
      allowed: 'labels with commas between them, each with =on or =off after it, or nothing for on',
      example: 'beta,tax/2026=off',
    });
