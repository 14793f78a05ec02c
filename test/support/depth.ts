/** Whether property tests run many more cases, as with `npm run test:deep`. */
export const isDeep = process.env['TEST_DEPTH'] === 'deep';
