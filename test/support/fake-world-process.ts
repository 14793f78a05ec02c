// Replaces test/property/world-process.ts. Seeds from 100 on fail, die or hang. The others count ten decisions.
process.on('message', (seed: number) => {
  if (seed === 101) process.exit(3);
  if (seed === 102) return;
  process.send?.({ seed, counts: [['Person.id yes', 10]], failure: seed === 100 ? 'World 100: differs' : null });
});
process.on('disconnect', () => process.exit());
