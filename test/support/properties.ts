import fc from 'fast-check';

/**
 * The one place that says how properties are tried: with the same texts on every run, so that a failure is about the change
 * at hand. `PROPERTY_SEED=random npm run unit` looks for new ones, `PROPERTY_SEED=123` repeats them; a property that fails
 * prints its seed, and what it found becomes a fixture.
 */
const { PROPERTY_SEED = '2026' } = process.env;
fc.configureGlobal(PROPERTY_SEED === 'random' ? {} : { seed: Number(PROPERTY_SEED) });
