import { runChecks } from './tooling/checks.ts';
import { reportTotals } from './tooling/report-totals.ts';

reportTotals([await runChecks()]);
