/** Stands for a handle, which nobody can foretell: of an answer is compared that it is one. */
export const SOME_HANDLE = 'a handle of 32 bytes';

const HANDLE = /^[A-Za-z0-9_-]{43}$/;

/** @returns the data with every text that has the form of a handle replaced; no text of a world has it */
export const withoutHandles = (data: unknown): unknown =>
  JSON.parse(JSON.stringify(data ?? null), (_key, value: unknown) =>
    typeof value === 'string' && HANDLE.test(value) ? SOME_HANDLE : value,
  );
