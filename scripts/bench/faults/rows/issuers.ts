import { makeIssuer } from '../issuer.ts';
import { finding, findingsOf, inWorld, resultOf, type Row, type RowResult, scaled, timed } from '../row.ts';

const PATIENCE_MS = 120_000;

/** A 401 is judged to be wrong, as every answer is that is neither what the viewer must get nor 503. */
export const issuerAway: Row = {
  id: 'issuer-away',
  fault: 'issuer down at start, during, and with new keys',
  async run(options) {
    const issuer = await makeIssuer();
    try {
      return await inWorld({ gatewayEnv: { MA_LOGIN_ISSUER: issuer.url } }, options, async (world): Promise<RowResult> => {
        // What everybody must get is known from tokens of the development issuer.
        const whole = await world.usual();
        const load = world.loadOf(await issuer.sign(world.askers), whole);
        load.start(options.rate);
        await load.answers(scaled(1_000, options));
        const atStart = load.counts.refused;
        await issuer.listen();
        const startedMs = await load.normalAfter(performance.now(), PATIENCE_MS);
        await issuer.stop();
        const before = load.counts.refused;
        await load.newAnswers(scaled(2_000, options));
        const during = load.counts.refused - before;
        await load.stop();
        await issuer.changeKeys();
        const renewed = world.loadOf(await issuer.sign(world.askers), whole);
        renewed.start(options.rate);
        await renewed.answers(scaled(1_000, options));
        await issuer.listen();
        const renewedMs = await renewed.normalAfter(performance.now(), PATIENCE_MS);
        await renewed.stop();
        return resultOf(renewed, [
          ...findingsOf(load, { refused: true }),
          ...findingsOf(renewed, { refused: true }),
          finding('503 while its keys are not known', atStart > 0, `${atStart} refused`),
          finding('known keys hold while it is away', during === 0, `${during} refused`),
          timed('normal after it came', startedMs, 35_000, options),
          timed('normal with new keys', renewedMs, 35_000, options),
        ]);
      });
    } finally {
      await issuer.stop();
    }
  },
};
