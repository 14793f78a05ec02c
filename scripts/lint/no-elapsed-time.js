const COMPARING = /^toBe(LessThan|GreaterThan|CloseTo)/;
/** Names of measured times. */
const MEASURED = /^(ms|millis|millisecs|milliseconds|elapsed|duration|took|latency)$|(Elapsed|Duration|Latency|Ms|Millis)$/;
const CONSTANT = /^[A-Z][A-Z0-9_]*$/;

const isCall = (node, object, property) =>
  node.type === 'CallExpression' && node.callee.object?.name === object && node.callee.property?.name === property;

/** Whether an expression, or what it is made of, is what `matches` says. */
function contains(node, matches) {
  if (node === null || typeof node !== 'object') return false;
  if (Array.isArray(node)) return node.some((part) => contains(part, matches));
  if (typeof node.type !== 'string') return false;
  return matches(node) || Object.entries(node).some(([key, part]) => key !== 'parent' && contains(part, matches));
}

const isNow = (node) => isCall(node, 'Date', 'now');
const isReading = ({ type, name }) => (type === 'Identifier' && !CONSTANT.test(name)) || type === 'MemberExpression';

/** Whether the value itself has the name of a measured time: `took.ms` has, `took.bytes` has not. */
const isMeasured = (node) =>
  (node.type === 'Identifier' && MEASURED.test(node.name) && node.parent.object !== node) || isNow(node);

/** @returns what is compared in `expect(it).toBeLessThan(1)` and `expect(it).not.toBeLessThan(1)`; otherwise null */
function comparedBy({ callee }) {
  if (callee.type !== 'MemberExpression' || !COMPARING.test(callee.property.name ?? '')) return null;
  const inner = callee.object.type === 'MemberExpression' ? callee.object.object : callee.object;
  return inner.type === 'CallExpression' && inner.callee.name === 'expect' ? inner.arguments : null;
}

/** How long something takes depends on the machine, and on what else it does: no test measures it. */
export const noElapsedTime = {
  meta: { type: 'problem', schema: [] },
  create(context) {
    const report = (node) =>
      context.report({ node, message: 'No test measures elapsed time: assert on order, on counts, or on a clock of the test.' });
    return {
      'MemberExpression[object.name="performance"]': report,
      'MemberExpression[object.name="process"][property.name=/^(hrtime|uptime|cpuUsage)$/]': report,
      'MemberExpression[object.name="console"][property.name=/^time/]': report,
      'ImportDeclaration[source.value=/^(node:)?perf_hooks$/]': report,
      'BinaryExpression[operator="-"]'(node) {
        if (contains(node.left, isNow) ? isReading(node.right) : contains(node.right, isNow)) report(node);
      },
      'BinaryExpression[operator=/^[<>]=?$/]'(node) {
        if (contains([node.left, node.right], isNow)) report(node);
      },
      CallExpression(node) {
        const compared = comparedBy(node);
        if (compared && contains(compared, isMeasured)) report(node);
      },
    };
  },
};
