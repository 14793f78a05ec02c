/** Whether property tests run many more cases than usual: `npm run test:deep`. */
export const isDeep = process.env['TEST_DEPTH'] === 'deep';
