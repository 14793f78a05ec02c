import type { GatewayMeasures } from '../telemetry/gateway-metrics.ts';
import type { Count } from './count.ts';
import type { CountEvent } from './counters.ts';

/** @returns the same counter, whose results are measured */
export function measureRates(count: CountEvent, measures: GatewayMeasures): CountEvent {
  const told = (rate: string, counted: Count): Count => {
    const result = typeof counted === 'object' ? 'over' : counted;
    measures.count('graph_rates_total', rate, result).value += 1;
    return counted;
  };
  return (counter, key) => {
    const counted = count(counter, key);
    return counted instanceof Promise ? counted.then((later) => told(counter, later)) : told(counter, counted);
  };
}
