import { ANONYMOUS } from '../../schema/contract/viewer.ts';
import { SHOP } from './federation-fixtures.ts';
import { loadFixture } from './fixture-supergraphs.ts';

/** Answers one query in a process of its own, and prints the answer and whether a lane was tried. */
let runs = 0;
const { ask } = loadFixture(SHOP, { open: true, lanes: { after: 0, onRun: () => runs++ } });
const { data } = await ask(ANONYMOUS, '{ products { id inStock: legacy } }');
console.log(JSON.stringify({ data, runs }));
